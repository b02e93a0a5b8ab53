package io.busbar.ocpp.messages.common;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import java.time.Instant;
import java.util.List;

/** Values sampled at one instant. */
public record MeterValue(
        @Required List<SampledValue> sampledValue,
        @Required Instant timestamp,
        CustomData customData) {

    public MeterValue {
        sampledValue = copy(sampledValue);
    }

    public MeterValue(List<SampledValue> sampledValue, Instant timestamp) {
        this(sampledValue, timestamp, null);
    }
}
