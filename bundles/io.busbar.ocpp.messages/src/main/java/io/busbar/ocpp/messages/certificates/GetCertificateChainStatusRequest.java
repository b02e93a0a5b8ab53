package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks for the revocation status of a vehicle's certificate chain. */
@Since21
@Action(value = "GetCertificateChainStatus", direction = STATION_TO_CSMS)
public record GetCertificateChainStatusRequest(
        @Required @Count(max = 4) List<CertificateStatusRequestInfo> certificateStatusRequests,
        CustomData customData) implements Request<GetCertificateChainStatusResponse> {

    public GetCertificateChainStatusRequest {
        certificateStatusRequests = copy(certificateStatusRequests);
    }

    public GetCertificateChainStatusRequest(List<CertificateStatusRequestInfo> certificateStatusRequests) {
        this(certificateStatusRequests, null);
    }
}
