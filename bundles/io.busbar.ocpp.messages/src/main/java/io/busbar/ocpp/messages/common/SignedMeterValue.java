package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** A value signed by the meter; the data are Base64. */
public record SignedMeterValue(
        @Required @Length(max = 32768) @In201(maxLength = 2500) String signedMeterData,
        @Required @Length(max = 50) String encodingMethod,
        @Length(max = 50) @In201(required = true) String signingMethod,
        @Length(max = 2500) @In201(required = true) String publicKey,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String signedMeterData;
        private String encodingMethod;
        private String signingMethod;
        private String publicKey;
        private CustomData customData;

        private Builder() {}

        public Builder signedMeterData(String signedMeterData) {
            this.signedMeterData = signedMeterData;
            return this;
        }

        public Builder encodingMethod(String encodingMethod) {
            this.encodingMethod = encodingMethod;
            return this;
        }

        public Builder signingMethod(String signingMethod) {
            this.signingMethod = signingMethod;
            return this;
        }

        public Builder publicKey(String publicKey) {
            this.publicKey = publicKey;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SignedMeterValue build() {
            return new SignedMeterValue(signedMeterData, encodingMethod, signingMethod, publicKey, customData);
        }
    }
}
