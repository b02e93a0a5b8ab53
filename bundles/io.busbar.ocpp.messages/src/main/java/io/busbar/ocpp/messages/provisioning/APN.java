package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Access point of a mobile network. */
public record APN(
        @Required @Length(max = 2000) @In201(maxLength = 512) String apn,
        @Required APNAuthentication apnAuthentication,
        @Length(max = 50) @In201(maxLength = 20) String apnUserName,
        @Length(max = 64) @In201(maxLength = 20) String apnPassword,
        Integer simPin,
        @Length(max = 6) String preferredNetwork,
        Boolean useOnlyPreferredNetwork,
        CustomData customData) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "APN[apn=" + apn + ", apnAuthentication=" + apnAuthentication + "]";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String apn;
        private APNAuthentication apnAuthentication;
        private String apnUserName;
        private String apnPassword;
        private Integer simPin;
        private String preferredNetwork;
        private Boolean useOnlyPreferredNetwork;
        private CustomData customData;

        private Builder() {}

        public Builder apn(String apn) {
            this.apn = apn;
            return this;
        }

        public Builder apnAuthentication(APNAuthentication apnAuthentication) {
            this.apnAuthentication = apnAuthentication;
            return this;
        }

        public Builder apnUserName(String apnUserName) {
            this.apnUserName = apnUserName;
            return this;
        }

        public Builder apnPassword(String apnPassword) {
            this.apnPassword = apnPassword;
            return this;
        }

        public Builder simPin(Integer simPin) {
            this.simPin = simPin;
            return this;
        }

        public Builder preferredNetwork(String preferredNetwork) {
            this.preferredNetwork = preferredNetwork;
            return this;
        }

        public Builder useOnlyPreferredNetwork(Boolean useOnlyPreferredNetwork) {
            this.useOnlyPreferredNetwork = useOnlyPreferredNetwork;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public APN build() {
            return new APN(
                    apn, apnAuthentication, apnUserName, apnPassword, simPin, preferredNetwork, useOnlyPreferredNetwork, customData);
        }
    }
}
