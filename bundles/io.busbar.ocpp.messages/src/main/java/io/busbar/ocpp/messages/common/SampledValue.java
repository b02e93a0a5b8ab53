package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Required;

/** A measured value with its meaning. */
public record SampledValue(
        @Required double value,
        Measurand measurand,
        ReadingContext context,
        Phase phase,
        Location location,
        SignedMeterValue signedMeterValue,
        UnitOfMeasure unitOfMeasure,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double value;
        private Measurand measurand;
        private ReadingContext context;
        private Phase phase;
        private Location location;
        private SignedMeterValue signedMeterValue;
        private UnitOfMeasure unitOfMeasure;
        private CustomData customData;

        private Builder() {}

        public Builder value(double value) {
            this.value = value;
            return this;
        }

        public Builder measurand(Measurand measurand) {
            this.measurand = measurand;
            return this;
        }

        public Builder context(ReadingContext context) {
            this.context = context;
            return this;
        }

        public Builder phase(Phase phase) {
            this.phase = phase;
            return this;
        }

        public Builder location(Location location) {
            this.location = location;
            return this;
        }

        public Builder signedMeterValue(SignedMeterValue signedMeterValue) {
            this.signedMeterValue = signedMeterValue;
            return this;
        }

        public Builder unitOfMeasure(UnitOfMeasure unitOfMeasure) {
            this.unitOfMeasure = unitOfMeasure;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SampledValue build() {
            return new SampledValue(value, measurand, context, phase, location, signedMeterValue, unitOfMeasure, customData);
        }
    }
}
