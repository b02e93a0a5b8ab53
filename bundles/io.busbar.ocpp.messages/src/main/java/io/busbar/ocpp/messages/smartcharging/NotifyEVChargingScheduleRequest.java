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

/** Passes on the charging schedule that an EV chose (ISO 15118). */
@Action(value = "NotifyEVChargingSchedule", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyEVChargingScheduleRequest(
        @Required Instant timeBase,
        @Required ChargingSchedule chargingSchedule,
        @Required @Range(min = 1, since21 = true) int evseId,
        @Range(min = 0) @Since21 Integer selectedChargingScheduleId,
        @Since21 Boolean powerToleranceAcceptance,
        CustomData customData) implements Request<NotifyEVChargingScheduleResponse> {

    public static NotifyEVChargingScheduleRequestBuilder builder() {
        return new NotifyEVChargingScheduleRequestBuilder();
    }

    public NotifyEVChargingScheduleRequestBuilder toBuilder() {
        return new NotifyEVChargingScheduleRequestBuilder(this);
    }
}
