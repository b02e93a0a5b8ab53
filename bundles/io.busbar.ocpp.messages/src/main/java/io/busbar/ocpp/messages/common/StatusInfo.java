package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Why a status is as it is: a reason code, and words. */
public record StatusInfo(
        @Required @Length(max = 20) String reasonCode,
        @Length(max = 1024) @In201(maxLength = 512) String additionalInfo,
        CustomData customData) {

    public StatusInfo(String reasonCode) {
        this(reasonCode, null, null);
    }

    public StatusInfo(String reasonCode, String additionalInfo) {
        this(reasonCode, additionalInfo, null);
    }
}
