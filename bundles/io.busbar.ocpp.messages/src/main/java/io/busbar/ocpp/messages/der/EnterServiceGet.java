package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Enter-service settings as installed. */
@Since21
public record EnterServiceGet(
        @Required EnterService enterService,
        @Required @Length(max = 36) String id,
        CustomData customData) {

    public EnterServiceGet(EnterService enterService, String id) {
        this(enterService, id, null);
    }
}
