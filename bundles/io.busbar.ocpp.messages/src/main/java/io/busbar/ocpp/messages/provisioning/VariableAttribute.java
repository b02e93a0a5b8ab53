package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.common.CustomData;

/** Value and nature of one attribute of a variable. */
public record VariableAttribute(
        AttributeType type,
        @Length(max = 2500) String value,
        Mutability mutability,
        Boolean persistent,
        Boolean constant,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private AttributeType type;
        private String value;
        private Mutability mutability;
        private Boolean persistent;
        private Boolean constant;
        private CustomData customData;

        private Builder() {}

        public Builder type(AttributeType type) {
            this.type = type;
            return this;
        }

        public Builder value(String value) {
            this.value = value;
            return this;
        }

        public Builder mutability(Mutability mutability) {
            this.mutability = mutability;
            return this;
        }

        public Builder persistent(Boolean persistent) {
            this.persistent = persistent;
            return this;
        }

        public Builder constant(Boolean constant) {
            this.constant = constant;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public VariableAttribute build() {
            return new VariableAttribute(type, value, mutability, persistent, constant, customData);
        }
    }
}
