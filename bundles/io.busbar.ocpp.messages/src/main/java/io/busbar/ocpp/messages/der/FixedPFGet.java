package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A fixed power factor as installed. */
@Since21
public record FixedPFGet(
        @Required FixedPF fixedPF,
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private FixedPF fixedPF;
        private String id;
        private Boolean isDefault;
        private Boolean isSuperseded;
        private CustomData customData;

        private Builder() {}

        public Builder fixedPF(FixedPF fixedPF) {
            this.fixedPF = fixedPF;
            return this;
        }

        public Builder id(String id) {
            this.id = id;
            return this;
        }

        public Builder isDefault(boolean isDefault) {
            this.isDefault = isDefault;
            return this;
        }

        public Builder isSuperseded(boolean isSuperseded) {
            this.isSuperseded = isSuperseded;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public FixedPFGet build() {
            return new FixedPFGet(fixedPF, id, isDefault, isSuperseded, customData);
        }
    }
}
