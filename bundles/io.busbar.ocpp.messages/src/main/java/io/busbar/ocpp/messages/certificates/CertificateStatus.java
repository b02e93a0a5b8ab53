package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Revocation status of one certificate and when it must be asked again. */
@Since21
public record CertificateStatus(
        @Required CertificateHashData certificateHashData,
        @Required CertificateStatusSource source,
        @Required CertificateStatusType status,
        @Required Instant nextUpdate,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private CertificateHashData certificateHashData;
        private CertificateStatusSource source;
        private CertificateStatusType status;
        private Instant nextUpdate;
        private CustomData customData;

        private Builder() {}

        public Builder certificateHashData(CertificateHashData certificateHashData) {
            this.certificateHashData = certificateHashData;
            return this;
        }

        public Builder source(CertificateStatusSource source) {
            this.source = source;
            return this;
        }

        public Builder status(CertificateStatusType status) {
            this.status = status;
            return this;
        }

        public Builder nextUpdate(Instant nextUpdate) {
            this.nextUpdate = nextUpdate;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public CertificateStatus build() {
            return new CertificateStatus(certificateHashData, source, status, nextUpdate, customData);
        }
    }
}
