package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Removes DER controls. */
@Since21
@Action(value = "ClearDERControl", direction = CSMS_TO_STATION)
public record ClearDERControlRequest(
        @Required boolean isDefault,
        DERControl controlType,
        @Length(max = 36) String controlId,
        CustomData customData) implements Request<ClearDERControlResponse> {

    public ClearDERControlRequest(boolean isDefault) {
        this(isDefault, null, null, null);
    }
}
