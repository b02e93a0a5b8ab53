package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.OCSPRequestData;

/** Asks for the OCSP status of a certificate. */
@Action(value = "GetCertificateStatus", direction = STATION_TO_CSMS)
public record GetCertificateStatusRequest(
        @Required OCSPRequestData ocspRequestData,
        CustomData customData) implements Request<GetCertificateStatusResponse> {

    public GetCertificateStatusRequest(OCSPRequestData ocspRequestData) {
        this(ocspRequestData, null);
    }
}
