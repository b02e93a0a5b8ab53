package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The check of the downloaded file's signature, and once more of the certificate: it may have expired or been revoked meanwhile. */
final class Verification implements Phase {

    static final String INVALID_CERTIFICATE = "InvalidFirmwareSigningCertificate";
    private static final String INVALID_SIGNATURE = "InvalidFirmwareSignature";

    private sealed interface Result {

        record Good() implements Result {}

        record NoFile() implements Result {}

        record Bad(String event, String why) implements Result {}
    }

    private final Surroundings around;
    private final Course course;
    private boolean waits;
    private boolean closed;

    Verification(Surroundings around, Course course) {
        this.around = around;
        this.course = course;
    }

    @Override
    public void begin() {
        // after a start without a clock of its own, the station learns the time with the answer to its BootNotification
        waits = !around.clock().trusted();
        if (waits) {
            return;
        }
        around.attempt(1).onSuccess(begun -> {
            if (closed) {
                return;
            }
            if (begun) {
                verify();
            } else {
                course.end(FirmwareStatus.InstallationFailed, Surroundings.PROCESS_ENDED);
            }
        });
    }

    private void verify() {
        Job job = around.job();
        Path file = course.file(job);
        Optional<Callable<SigningCertificate.Verdict>> certificate = job.certificate()
                .map(pem -> around.certificates().check(pem, around.loop().now(), around.clock().otherTime()));
        around.loop().offload(() -> check(job, file, certificate)).then(done -> {
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

    @Override
    public void changed() {
        if (waits) {
            begin();
        }
    }

    private static Result check(Job job, Path file, Optional<Callable<SigningCertificate.Verdict>> certificate) throws Exception {
        if (!Files.exists(file)) {
            return new Result.NoFile();
        }
        if (certificate.isEmpty()) {
            return new Result.Good();
        }
        SigningCertificate.Verdict verdict = certificate.get().call();
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
