package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A DER curve; 0 is the highest priority, times in seconds. */
@Since21
@GeneratedBuilder
public record DERCurve(
        @Required @Count(max = 10) List<DERCurvePoints> curveData,
        @Required @Range(min = 0) int priority,
        @Required DERUnit yUnit,
        Hysteresis hysteresis,
        ReactivePowerParams reactivePowerParams,
        VoltageParams voltageParams,
        Double responseTime,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public DERCurve {
        curveData = copy(curveData);
    }

    public static DERCurveBuilder builder() {
        return new DERCurveBuilder();
    }

    public DERCurveBuilder toBuilder() {
        return new DERCurveBuilder(this);
    }
}
