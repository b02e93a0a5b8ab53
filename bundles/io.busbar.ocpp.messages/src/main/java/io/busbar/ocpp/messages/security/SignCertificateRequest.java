package io.busbar.ocpp.messages.security;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for a certificate by a signing request (PKCS#10, PEM). */
@Action(value = "SignCertificate", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record SignCertificateRequest(
        @Required @Length(max = 5500) String csr,
        CertificateSigningUse certificateType,
        @Since21 CertificateHashData hashRootCertificate,
        @Since21 Integer requestId,
        CustomData customData) implements Request<SignCertificateResponse> {

    public static SignCertificateRequestBuilder builder() {
        return new SignCertificateRequestBuilder();
    }

    public SignCertificateRequestBuilder toBuilder() {
        return new SignCertificateRequestBuilder(this);
    }
}
