package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A limit of the discharge power, in percent. */
@Since21
@GeneratedBuilder
public record LimitMaxDischarge(
        @Required @Range(min = 0) int priority,
        Double pctMaxDischargePower,
        DERCurve powerMonitoringMustTrip,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static LimitMaxDischargeBuilder builder() {
        return new LimitMaxDischargeBuilder();
    }

    public LimitMaxDischargeBuilder toBuilder() {
        return new LimitMaxDischargeBuilder(this);
    }
}
