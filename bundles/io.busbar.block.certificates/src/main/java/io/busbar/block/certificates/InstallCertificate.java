package io.busbar.block.certificates;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.certificates.InstallCertificateRequest;
import io.busbar.ocpp.messages.certificates.InstallCertificateResponse;
import io.busbar.ocpp.messages.certificates.InstallCertificateStatus;
import io.busbar.ocpp.messages.certificates.InstallCertificateUse;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationLoop;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** InstallCertificate (M05). */
@Component
@Handles("InstallCertificate")
public final class InstallCertificate implements CallHandler<InstallCertificateRequest, InstallCertificateResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(InstallCertificate.class);

    private final StationLoop loop;
    private final TrustedRoots roots;

    @Activate
    public InstallCertificate(@Reference StationLoop loop, @Reference TrustedRoots roots) {
        this.loop = loop;
        this.roots = roots;
    }

    @Override
    public Promise<InstallCertificateResponse> handle(InstallCertificateRequest request) {
        Optional<TrustUse> use = use(request.certificateType());
        if (use.isEmpty()) {
            return loop.resolved(rejected("UnsupportedRequest", "this station has no use for a " + request.certificateType()));
        }
        X509Certificate root;
        try {
            root = parse(request.certificate());
        } catch (CertificateException e) {
            return loop.resolved(rejected("InvalidCertificate", "it is no certificate in PEM: " + e.getMessage()));
        }
        return roots.install(use.get(), root).map(durable -> {
            LOG.info("{} {} is installed", request.certificateType(), root.getSubjectX500Principal());
            return new InstallCertificateResponse(InstallCertificateStatus.Accepted);
        }).recover(failed -> {
            Throwable why = failed.getFailure();
            LOG.warn("{} {} is not installed: {}", request.certificateType(), root.getSubjectX500Principal(), why.getMessage());
            return why instanceof CredentialRefusedException
                    ? rejected("InvalidCertificate", why.getMessage())
                    : new InstallCertificateResponse(InstallCertificateStatus.Failed, Reasons.of("InternalError", why.getMessage()));
        });
    }

    private static Optional<TrustUse> use(InstallCertificateUse wire) {
        return switch (wire) {
            case CSMSRootCertificate -> Optional.of(TrustUse.CSMS);
            case ManufacturerRootCertificate -> Optional.of(TrustUse.MANUFACTURER);
            case MORootCertificate -> Optional.of(TrustUse.MOBILITY_OPERATOR);
            case V2GRootCertificate -> Optional.of(TrustUse.V2G);
            case OEMRootCertificate -> Optional.empty();
        };
    }

    private static X509Certificate parse(String pem) throws CertificateException {
        Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        if (all.size() != 1) {
            throw new CertificateException("there are " + all.size());
        }
        return (X509Certificate) all.iterator().next();
    }

    private static InstallCertificateResponse rejected(String reason, String text) {
        return new InstallCertificateResponse(InstallCertificateStatus.Rejected, Reasons.of(reason, text));
    }
}
