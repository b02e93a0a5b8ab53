package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A fixed reactive power. */
@Since21
@GeneratedBuilder
public record FixedVar(
        @Required @Range(min = 0) int priority,
        @Required double setpoint,
        @Required DERUnit unit,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static FixedVarBuilder builder() {
        return new FixedVarBuilder();
    }

    public FixedVarBuilder toBuilder() {
        return new FixedVarBuilder(this);
    }
}
