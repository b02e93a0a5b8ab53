package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Another identifier beside an id token, of an agreed type. */
public record AdditionalInfo(
        @Required @Length(max = 255) @In201(maxLength = 36) String additionalIdToken,
        @Required @Length(max = 50) String type,
        CustomData customData) {

    public AdditionalInfo(String additionalIdToken, String type) {
        this(additionalIdToken, type, null);
    }
}
