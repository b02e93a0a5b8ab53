package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.OperationMode;
import java.util.List;

/** A limit from its start (seconds into the schedule) to the next; unit is that of the schedule, discharging is negative. */
@GeneratedBuilder
public record ChargingSchedulePeriod(
        @Required int startPeriod,
        @In201(required = true) Double limit,
        @Since21 Double limit_L2,
        @Since21 Double limit_L3,
        @Range(min = 0, max = 3, since21 = true) Integer numberPhases,
        @Range(min = 0, max = 3, since21 = true) Integer phaseToUse,
        @Range(max = 0) @Since21 Double dischargeLimit,
        @Range(max = 0) @Since21 Double dischargeLimit_L2,
        @Range(max = 0) @Since21 Double dischargeLimit_L3,
        @Since21 Double setpoint,
        @Since21 Double setpoint_L2,
        @Since21 Double setpoint_L3,
        @Since21 Double setpointReactive,
        @Since21 Double setpointReactive_L2,
        @Since21 Double setpointReactive_L3,
        @Since21 Boolean preconditioningRequest,
        @Since21 Boolean evseSleep,
        @Since21 Double v2xBaseline,
        @Since21 OperationMode operationMode,
        @Count(max = 20) @Since21 List<V2XFreqWattPoint> v2xFreqWattCurve,
        @Count(max = 20) @Since21 List<V2XSignalWattPoint> v2xSignalWattCurve,
        CustomData customData) {

    public ChargingSchedulePeriod {
        v2xFreqWattCurve = copy(v2xFreqWattCurve);
        v2xSignalWattCurve = copy(v2xSignalWattCurve);
    }

    public static ChargingSchedulePeriodBuilder builder() {
        return new ChargingSchedulePeriodBuilder();
    }

    public ChargingSchedulePeriodBuilder toBuilder() {
        return new ChargingSchedulePeriodBuilder(this);
    }
}
