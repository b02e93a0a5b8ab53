package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.util.List;

/** Answers {@link GetInstalledCertificateIdsRequest}. */
@GeneratedBuilder
public record GetInstalledCertificateIdsResponse(
        @Required GetInstalledCertificateStatus status,
        StatusInfo statusInfo,
        List<CertificateHashDataChain> certificateHashDataChain,
        CustomData customData) implements Response {

    public GetInstalledCertificateIdsResponse {
        certificateHashDataChain = copy(certificateHashDataChain);
    }

    public GetInstalledCertificateIdsResponse(GetInstalledCertificateStatus status) {
        this(status, null, null, null);
    }

    public static GetInstalledCertificateIdsResponseBuilder builder() {
        return new GetInstalledCertificateIdsResponseBuilder();
    }

    public GetInstalledCertificateIdsResponseBuilder toBuilder() {
        return new GetInstalledCertificateIdsResponseBuilder(this);
    }
}
