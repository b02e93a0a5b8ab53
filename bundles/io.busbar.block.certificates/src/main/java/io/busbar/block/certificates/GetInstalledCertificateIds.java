package io.busbar.block.certificates;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.certificates.CertificateHashDataChain;
import io.busbar.ocpp.messages.certificates.GetCertificateIdUse;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateIdsRequest;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateIdsResponse;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateStatus;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import io.busbar.security.api.InstalledCertificates;
import io.busbar.station.api.loop.StationLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** GetInstalledCertificateIds (M03). The station's certificate towards the CSMS has no type there. */
@Component
@Handles("GetInstalledCertificateIds")
public final class GetInstalledCertificateIds
        implements
            CallHandler<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse> {

    /** As many as the message has room for. */
    private static final int MOST_CHILDREN = 4;

    private final StationLoop loop;
    private final InstalledCertificates certificates;

    @Activate
    public GetInstalledCertificateIds(@Reference StationLoop loop, @Reference InstalledCertificates certificates) {
        this.loop = loop;
        this.certificates = certificates;
    }

    @Override
    public Promise<GetInstalledCertificateIdsResponse> handle(GetInstalledCertificateIdsRequest request) {
        List<CertificateHashDataChain> found = new ArrayList<>();
        for (InstalledCertificates.Entry entry : certificates.list(HashAlgorithm.SHA256)) {
            wire(entry.kind()).filter(kind -> request.certificateType() == null || request.certificateType().contains(kind))
                    .ifPresent(kind -> found.add(new CertificateHashDataChain(entry.name(), kind, entry.children().isEmpty()
                            ? null
                            : entry.children().subList(0, Math.min(MOST_CHILDREN, entry.children().size())))));
        }
        return loop.resolved(found.isEmpty()
                ? new GetInstalledCertificateIdsResponse(GetInstalledCertificateStatus.NotFound)
                : GetInstalledCertificateIdsResponse.builder().status(GetInstalledCertificateStatus.Accepted)
                        .certificateHashDataChain(found).build());
    }

    private static Optional<GetCertificateIdUse> wire(InstalledCertificates.Kind kind) {
        return switch (kind) {
            case CSMS_ROOT -> Optional.of(GetCertificateIdUse.CSMSRootCertificate);
            case MANUFACTURER_ROOT -> Optional.of(GetCertificateIdUse.ManufacturerRootCertificate);
            case MOBILITY_OPERATOR_ROOT -> Optional.of(GetCertificateIdUse.MORootCertificate);
            case V2G_ROOT -> Optional.of(GetCertificateIdUse.V2GRootCertificate);
            case V2G_CHAIN -> Optional.of(GetCertificateIdUse.V2GCertificateChain);
            case CHARGING_STATION -> Optional.empty();
        };
    }
}
