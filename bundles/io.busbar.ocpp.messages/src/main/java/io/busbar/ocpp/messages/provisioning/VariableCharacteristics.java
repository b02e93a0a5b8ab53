package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Type, unit and limits of a variable. */
public record VariableCharacteristics(
        @Required DataType dataType,
        @Required boolean supportsMonitoring,
        @Length(max = 16) String unit,
        Double minLimit,
        Double maxLimit,
        @Range(min = 1) @Since21 Integer maxElements,
        @Length(max = 1000) String valuesList,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private DataType dataType;
        private Boolean supportsMonitoring;
        private String unit;
        private Double minLimit;
        private Double maxLimit;
        private Integer maxElements;
        private String valuesList;
        private CustomData customData;

        private Builder() {}

        public Builder dataType(DataType dataType) {
            this.dataType = dataType;
            return this;
        }

        public Builder supportsMonitoring(boolean supportsMonitoring) {
            this.supportsMonitoring = supportsMonitoring;
            return this;
        }

        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        public Builder minLimit(Double minLimit) {
            this.minLimit = minLimit;
            return this;
        }

        public Builder maxLimit(Double maxLimit) {
            this.maxLimit = maxLimit;
            return this;
        }

        public Builder maxElements(Integer maxElements) {
            this.maxElements = maxElements;
            return this;
        }

        public Builder valuesList(String valuesList) {
            this.valuesList = valuesList;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public VariableCharacteristics build() {
            return new VariableCharacteristics(
                    dataType, supportsMonitoring, unit, minLimit, maxLimit, maxElements, valuesList, customData);
        }
    }
}
