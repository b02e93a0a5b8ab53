package io.busbar.ocpp.messages.reservation;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import java.time.Instant;

/** Keeps an EVSE for a token until an instant. */
@Action(value = "ReserveNow", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record ReserveNowRequest(
        @Required @Range(min = 0, since21 = true) int id,
        @Required Instant expiryDateTime,
        @Required IdToken idToken,
        @Length(max = 20) @In201(oneOf = {
                "cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A", "s309-1P-32A", "s309-3P-16A", "s309-3P-32A",
                "sBS1361",
                "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A", "Other1PhOver16A", "Other3Ph", "Pan", "wInductive", "wResonant",
                "Undetermined", "Unknown"}) String connectorType,
        @Range(min = 0, since21 = true) Integer evseId,
        IdToken groupIdToken,
        CustomData customData) implements Request<ReserveNowResponse>{

    public static ReserveNowRequestBuilder builder() {
        return new ReserveNowRequestBuilder();
    }

    public ReserveNowRequestBuilder toBuilder() {
        return new ReserveNowRequestBuilder(this);
    }
}
