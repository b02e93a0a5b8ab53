package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A discharge limit as installed. */
@Since21
public record LimitMaxDischargeGet(
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        @Required LimitMaxDischarge limitMaxDischarge,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String id;
        private Boolean isDefault;
        private Boolean isSuperseded;
        private LimitMaxDischarge limitMaxDischarge;
        private CustomData customData;

        private Builder() {}

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

        public Builder limitMaxDischarge(LimitMaxDischarge limitMaxDischarge) {
            this.limitMaxDischarge = limitMaxDischarge;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public LimitMaxDischargeGet build() {
            return new LimitMaxDischargeGet(id, isDefault, isSuperseded, limitMaxDischarge, customData);
        }
    }
}
