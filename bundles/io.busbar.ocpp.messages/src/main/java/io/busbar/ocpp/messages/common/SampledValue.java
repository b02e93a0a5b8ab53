package io.busbar.ocpp.messages.common;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;

/** A measured value with its meaning. */
@GeneratedBuilder
public record SampledValue(
        @Required double value,
        Measurand measurand,
        ReadingContext context,
        Phase phase,
        Location location,
        SignedMeterValue signedMeterValue,
        UnitOfMeasure unitOfMeasure,
        CustomData customData) {

    public static SampledValueBuilder builder() {
        return new SampledValueBuilder();
    }

    public SampledValueBuilder toBuilder() {
        return new SampledValueBuilder(this);
    }
}
