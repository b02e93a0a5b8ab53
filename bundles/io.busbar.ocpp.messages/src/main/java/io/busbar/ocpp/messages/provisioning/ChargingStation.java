package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Make and model of a station. */
public record ChargingStation(
        @Required @Length(max = 20) String model,
        @Required @Length(max = 50) String vendorName,
        @Length(max = 25) String serialNumber,
        Modem modem,
        @Length(max = 50) String firmwareVersion,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String model;
        private String vendorName;
        private String serialNumber;
        private Modem modem;
        private String firmwareVersion;
        private CustomData customData;

        private Builder() {}

        public Builder model(String model) {
            this.model = model;
            return this;
        }

        public Builder vendorName(String vendorName) {
            this.vendorName = vendorName;
            return this;
        }

        public Builder serialNumber(String serialNumber) {
            this.serialNumber = serialNumber;
            return this;
        }

        public Builder modem(Modem modem) {
            this.modem = modem;
            return this;
        }

        public Builder firmwareVersion(String firmwareVersion) {
            this.firmwareVersion = firmwareVersion;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingStation build() {
            return new ChargingStation(model, vendorName, serialNumber, modem, firmwareVersion, customData);
        }
    }
}
