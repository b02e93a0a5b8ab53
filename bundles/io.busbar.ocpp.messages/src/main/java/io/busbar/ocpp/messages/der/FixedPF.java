package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A fixed power factor. */
@Since21
@GeneratedBuilder
public record FixedPF(
        @Required @Range(min = 0) int priority,
        @Required double displacement,
        @Required boolean excitation,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static FixedPFBuilder builder() {
        return new FixedPFBuilder();
    }

    public FixedPFBuilder toBuilder() {
        return new FixedPFBuilder(this);
    }
}
