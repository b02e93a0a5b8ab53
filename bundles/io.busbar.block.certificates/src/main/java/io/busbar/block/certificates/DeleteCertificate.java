package io.busbar.block.certificates;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.messages.certificates.DeleteCertificateRequest;
import io.busbar.ocpp.messages.certificates.DeleteCertificateResponse;
import io.busbar.ocpp.messages.certificates.DeleteCertificateStatus;
import io.busbar.security.api.InstalledCertificates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DeleteCertificate (M04). */
@Component
@Handles("DeleteCertificate")
@Offers("AQ-1")
public final class DeleteCertificate implements CallHandler<DeleteCertificateRequest, DeleteCertificateResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteCertificate.class);

    private final InstalledCertificates certificates;

    @Activate
    public DeleteCertificate(@Reference InstalledCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Promise<DeleteCertificateResponse> handle(DeleteCertificateRequest request) {
        return certificates.delete(request.certificateHashData())
                .map(deleted -> new DeleteCertificateResponse(
                        deleted ? DeleteCertificateStatus.Accepted : DeleteCertificateStatus.NotFound))
                .recover(failed -> {
                    String why = failed.getFailure().getMessage();
                    LOG.warn("certificate {} is not deleted: {}", request.certificateHashData().serialNumber(), why);
                    return new DeleteCertificateResponse(DeleteCertificateStatus.Failed, Reasons.of("UnsupportedRequest", why));
                });
    }
}
