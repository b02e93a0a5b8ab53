package io.busbar.ocpp.messages.remotecontrol;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.smartcharging.ChargingProfile;

/** Asks the station to start a transaction. */
@Action(value = "RequestStartTransaction", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record RequestStartTransactionRequest(
        @Required IdToken idToken,
        @Required int remoteStartId,
        @Range(min = 1, since21 = true) Integer evseId,
        IdToken groupIdToken,
        ChargingProfile chargingProfile,
        CustomData customData) implements Request<RequestStartTransactionResponse> {

    public static RequestStartTransactionRequestBuilder builder() {
        return new RequestStartTransactionRequestBuilder();
    }

    public RequestStartTransactionRequestBuilder toBuilder() {
        return new RequestStartTransactionRequestBuilder(this);
    }
}
