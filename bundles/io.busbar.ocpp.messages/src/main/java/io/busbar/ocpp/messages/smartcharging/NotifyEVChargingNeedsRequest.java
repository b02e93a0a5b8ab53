package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Passes on an EV's charging needs (ISO 15118). */
@Action(value = "NotifyEVChargingNeeds", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyEVChargingNeedsRequest(
        @Required @Range(min = 1, since21 = true) int evseId,
        @Required ChargingNeeds chargingNeeds,
        @Range(min = 0, since21 = true) Integer maxScheduleTuples,
        @Since21 Instant timestamp,
        CustomData customData) implements Request<NotifyEVChargingNeedsResponse> {

    public static NotifyEVChargingNeedsRequestBuilder builder() {
        return new NotifyEVChargingNeedsRequestBuilder();
    }

    public NotifyEVChargingNeedsRequestBuilder toBuilder() {
        return new NotifyEVChargingNeedsRequestBuilder(this);
    }
}
