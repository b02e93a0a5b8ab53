package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** New values of a dynamic profile; unit is that of its schedule, discharging is negative. */
@Since21
@GeneratedBuilder
public record ChargingScheduleUpdate(
        Double limit,
        Double limit_L2,
        Double limit_L3,
        @Range(max = 0) Double dischargeLimit,
        @Range(max = 0) Double dischargeLimit_L2,
        @Range(max = 0) Double dischargeLimit_L3,
        Double setpoint,
        Double setpoint_L2,
        Double setpoint_L3,
        Double setpointReactive,
        Double setpointReactive_L2,
        Double setpointReactive_L3,
        CustomData customData) {

    public static ChargingScheduleUpdateBuilder builder() {
        return new ChargingScheduleUpdateBuilder();
    }

    public ChargingScheduleUpdateBuilder toBuilder() {
        return new ChargingScheduleUpdateBuilder(this);
    }
}
