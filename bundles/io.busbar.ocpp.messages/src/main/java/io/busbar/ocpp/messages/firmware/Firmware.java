package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A firmware: where it lies, when to fetch and install it, how it is signed. */
public record Firmware(
        @Required @Length(max = 2000) @In201(maxLength = 512) String location,
        @Required Instant retrieveDateTime,
        Instant installDateTime,
        @Length(max = 5500) String signingCertificate,
        @Length(max = 800) String signature,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String location;
        private Instant retrieveDateTime;
        private Instant installDateTime;
        private String signingCertificate;
        private String signature;
        private CustomData customData;

        private Builder() {}

        public Builder location(String location) {
            this.location = location;
            return this;
        }

        public Builder retrieveDateTime(Instant retrieveDateTime) {
            this.retrieveDateTime = retrieveDateTime;
            return this;
        }

        public Builder installDateTime(Instant installDateTime) {
            this.installDateTime = installDateTime;
            return this;
        }

        public Builder signingCertificate(String signingCertificate) {
            this.signingCertificate = signingCertificate;
            return this;
        }

        public Builder signature(String signature) {
            this.signature = signature;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Firmware build() {
            return new Firmware(location, retrieveDateTime, installDateTime, signingCertificate, signature, customData);
        }
    }
}
