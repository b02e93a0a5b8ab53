package io.busbar.ocpp.messages.security;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Hands the station the certificate chain made from its signing request. */
@Action(value = "CertificateSigned", direction = CSMS_TO_STATION)
public record CertificateSignedRequest(
        @Required @Length(max = 10000) String certificateChain,
        CertificateSigningUse certificateType,
        @Since21 Integer requestId,
        CustomData customData) implements Request<CertificateSignedResponse> {

    public CertificateSignedRequest(String certificateChain) {
        this(certificateChain, null, null, null);
    }
}
