package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;

/** Removes an installed certificate. */
@Action(value = "DeleteCertificate", direction = CSMS_TO_STATION)
public record DeleteCertificateRequest(
        @Required CertificateHashData certificateHashData,
        CustomData customData) implements Request<DeleteCertificateResponse> {

    public DeleteCertificateRequest(CertificateHashData certificateHashData) {
        this(certificateHashData, null);
    }
}
