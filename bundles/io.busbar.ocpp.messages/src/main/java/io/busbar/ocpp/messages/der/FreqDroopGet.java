package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A frequency droop as installed. */
@Since21
public record FreqDroopGet(
        @Required FreqDroop freqDroop,
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private FreqDroop freqDroop;
        private String id;
        private Boolean isDefault;
        private Boolean isSuperseded;
        private CustomData customData;

        private Builder() {}

        public Builder freqDroop(FreqDroop freqDroop) {
            this.freqDroop = freqDroop;
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

        public FreqDroopGet build() {
            return new FreqDroopGet(freqDroop, id, isDefault, isSuperseded, customData);
        }
    }
}
