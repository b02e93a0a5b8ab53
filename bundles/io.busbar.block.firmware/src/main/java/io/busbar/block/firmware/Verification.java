package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/** The check of the downloaded file's signature, and once more of the certificate: it may have expired or been revoked meanwhile. */
final class Verification implements Phase {

    static final String INVALID_CERTIFICATE = "InvalidFirmwareSigningCertificate";
    private static final String INVALID_SIGNATURE = "InvalidFirmwareSignature";

    private sealed interface Result {

        record Good() implements Result {}

        record NoFile() implements Result {}

        record Bad(String event, String why) implements Result {}
    }

    private final StationLoop loop;
    private final Ledger ledger;
    private final SigningCertificate certificates;
    private final Course course;
    private boolean closed;

    Verification(StationLoop loop, Ledger ledger, SigningCertificate certificates, Course course) {
        this.loop = loop;
        this.ledger = ledger;
        this.certificates = certificates;
        this.course = course;
    }

    @Override
    public void begin() {
        Job job = ledger.newest().orElseThrow();
        Path file = course.file(job);
        Instant now = loop.now();
        loop.offload(() -> check(job, file, now)).then(done -> {
            if (!closed) {
                judge(job, done.getValue());
            }
            return null;
        }, failed -> {
            if (!closed) {
                course.end(FirmwareStatus.InstallationFailed, "the file cannot be checked: " + failed.getFailure().getMessage());
            }
        });
    }

    private Result check(Job job, Path file, Instant now) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return new Result.NoFile();
        }
        if (job.certificate().isEmpty()) {
            return new Result.Good();
        }
        SigningCertificate.Verdict verdict = certificates.check(job.certificate().get(), now);
        if (verdict instanceof SigningCertificate.Verdict.Trusted trusted) {
            return job.signature().isPresent() && FileSignature.isGood(file, trusted.certificate().getPublicKey(), job.signature().get())
                    ? new Result.Good()
                    : new Result.Bad(INVALID_SIGNATURE,
                            job.signature().isPresent() ? "the signature is not of this file and key" : "there is no signature");
        }
        return new Result.Bad(INVALID_CERTIFICATE, verdict instanceof SigningCertificate.Verdict.Invalid invalid
                ? invalid.why()
                : ((SigningCertificate.Verdict.Revoked) verdict).why());
    }

    private void judge(Job job, Result result) {
        if (result instanceof Result.NoFile) {
            course.next(job.at(Step.DOWNLOAD));
        } else if (result instanceof Result.Bad bad) {
            course.end(FirmwareStatus.InvalidSignature, bad.why(),
                    Optional.of(new Ledger.Event(bad.event(), "firmware request " + job.requestId() + ": " + bad.why())));
        } else if (job.certificate().isPresent()) {
            course.next(job.at(Step.INSTALL), FirmwareStatus.SignatureVerified);
        } else {
            course.next(job.at(Step.INSTALL));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
