package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link GetCertificateChainStatusRequest}. */
@Since21
public record GetCertificateChainStatusResponse(
        @Required @Count(max = 4) List<CertificateStatus> certificateStatus,
        CustomData customData) implements Response {

    public GetCertificateChainStatusResponse {
        certificateStatus = copy(certificateStatus);
    }

    public GetCertificateChainStatusResponse(List<CertificateStatus> certificateStatus) {
        this(certificateStatus, null);
    }
}
