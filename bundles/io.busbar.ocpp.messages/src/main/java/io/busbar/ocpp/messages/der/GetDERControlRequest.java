package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for DER controls. */
@Since21
@Action(value = "GetDERControl", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record GetDERControlRequest(
        @Required int requestId,
        Boolean isDefault,
        DERControl controlType,
        @Length(max = 36) String controlId,
        CustomData customData) implements Request<GetDERControlResponse> {

    public static GetDERControlRequestBuilder builder() {
        return new GetDERControlRequestBuilder();
    }

    public GetDERControlRequestBuilder toBuilder() {
        return new GetDERControlRequestBuilder(this);
    }
}
