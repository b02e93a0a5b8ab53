package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** What an OCSP request about a certificate needs. */
public record OCSPRequestData(
        @Required HashAlgorithm hashAlgorithm,
        @Required @Length(max = 128) String issuerNameHash,
        @Required @Length(max = 128) String issuerKeyHash,
        @Required @Length(max = 40) String serialNumber,
        @Required @Length(max = 2000) @In201(maxLength = 512) String responderURL,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private HashAlgorithm hashAlgorithm;
        private String issuerNameHash;
        private String issuerKeyHash;
        private String serialNumber;
        private String responderURL;
        private CustomData customData;

        private Builder() {}

        public Builder hashAlgorithm(HashAlgorithm hashAlgorithm) {
            this.hashAlgorithm = hashAlgorithm;
            return this;
        }

        public Builder issuerNameHash(String issuerNameHash) {
            this.issuerNameHash = issuerNameHash;
            return this;
        }

        public Builder issuerKeyHash(String issuerKeyHash) {
            this.issuerKeyHash = issuerKeyHash;
            return this;
        }

        public Builder serialNumber(String serialNumber) {
            this.serialNumber = serialNumber;
            return this;
        }

        public Builder responderURL(String responderURL) {
            this.responderURL = responderURL;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public OCSPRequestData build() {
            return new OCSPRequestData(hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, responderURL, customData);
        }
    }
}
