package io.busbar.ocpp.messages.security;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for a certificate by a signing request (PKCS#10, PEM). */
@Action(value = "SignCertificate", direction = STATION_TO_CSMS)
public record SignCertificateRequest(
        @Required @Length(max = 5500) String csr,
        CertificateSigningUse certificateType,
        @Since21 CertificateHashData hashRootCertificate,
        @Since21 Integer requestId,
        CustomData customData) implements Request<SignCertificateResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String csr;
        private CertificateSigningUse certificateType;
        private CertificateHashData hashRootCertificate;
        private Integer requestId;
        private CustomData customData;

        private Builder() {}

        public Builder csr(String csr) {
            this.csr = csr;
            return this;
        }

        public Builder certificateType(CertificateSigningUse certificateType) {
            this.certificateType = certificateType;
            return this;
        }

        public Builder hashRootCertificate(CertificateHashData hashRootCertificate) {
            this.hashRootCertificate = hashRootCertificate;
            return this;
        }

        public Builder requestId(Integer requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SignCertificateRequest build() {
            return new SignCertificateRequest(csr, certificateType, hashRootCertificate, requestId, customData);
        }
    }
}
