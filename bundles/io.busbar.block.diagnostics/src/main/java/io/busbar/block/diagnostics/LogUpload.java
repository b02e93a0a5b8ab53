package io.busbar.block.diagnostics;

import io.busbar.ocpp.messages.diagnostics.UploadLogStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbours;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one request's file to the CSMS: written, and sent as often as the request allows; paused while nobody is there to send it (its bundle is
 * being replaced) or the station has no network. On the loop.
 */
final class LogUpload {

    private static final Logger LOG = LoggerFactory.getLogger(LogUpload.class);

    private static final Duration AFTER_CANCELLATION = Duration.ofSeconds(1);
    private static final Set<TransferFailure> OF_THE_NETWORK = EnumSet.of(TransferFailure.UNREACHABLE, TransferFailure.BROKEN_OFF);

    /** What is stored and told. */
    interface Owner {

        /** Stores the job and tells its status. @return resolved when that is durable */
        Promise<Void> tell(LogJob job, UploadLogStatus status);

        /** Stores that a try begins. @return whether it may; not when the station's process ended under the last one */
        Promise<Boolean> attempt();

        /** The try ended. */
        void attemptOver();

        /** Its file came to be when it was given up already. */
        void discard(LogJob job);

        /** It is over. */
        void ended(LogJob job, UploadLogStatus status);

        Promise<Path> file(LogJob job);
    }

    private final StationLoop loop;
    private final Neighbours neighbours;
    private final Senders senders;
    private final BooleanSupplier online;
    private final Owner owner;
    private LogJob job;
    private Optional<UploadTransfer> using = Optional.empty();
    private Optional<Sending> sending = Optional.empty();
    private Optional<StationLoop.Timer> timer = Optional.empty();
    private boolean offline;
    private boolean absent;
    private boolean closed;
    /** One writer of the file at a time. */
    private boolean assembling;

    LogUpload(StationLoop loop, Neighbours neighbours, Senders senders, BooleanSupplier online, LogJob job, Owner owner) {
        this.loop = loop;
        this.neighbours = neighbours;
        this.senders = senders;
        this.online = online;
        this.job = job;
        this.owner = owner;
    }

    LogJob job() {
        return job;
    }

    void begin() {
        if (closed) {
            return;
        }
        stopTimer();
        offline = false;
        URI uri = URI.create(job.location());
        using = senders.of(uri);
        absent = using.isEmpty();
        if (absent) {
            neighbours.whenAllPresent(() -> {
                if (!closed && absent && senders.of(uri).isEmpty()) {
                    LOG.warn("{}: no module uploads by {}", job, uri.getScheme());
                    end(UploadLogStatus.NotSupportedOperation);
                }
            });
            return;
        }
        UploadTransfer sender = using.get();
        assembling = true;
        owner.attempt().then(begun -> {
            assembling = false;
            if (!closed && begun.getValue()) {
                assemble(sender, uri);
            } else if (!closed) {
                using = Optional.empty();
                failed(new TransferException(TransferFailure.UNAVAILABLE, "the station's process ended under it"));
            }
            return null;
        }, failed -> {
            // nothing is stored any more, so nothing is begun
            assembling = false;
            LOG.warn("{} is not begun: {}", job, failed.getFailure().getMessage());
        });
    }

    private void assemble(UploadTransfer sender, URI uri) {
        assembling = true;
        owner.file(job).then(file -> {
            assembling = false;
            if (closed) {
                owner.discard(job);
            } else if (senders.has(sender)) {
                tell(sender, new Upload(file.getValue(), uri));
            } else {
                begin();
            }
            return null;
        }, failed -> {
            assembling = false;
            LOG.warn("{}: its file cannot be written: {}", job, failed.getFailure().getMessage());
            end(UploadLogStatus.UploadFailure);
        });
    }

    private void tell(UploadTransfer sender, Upload upload) {
        owner.tell(job, UploadLogStatus.Uploading).onSuccess(durable -> {
            if (!closed && sending.isEmpty() && senders.has(sender)) {
                send(sender, upload);
            }
        });
    }

    private void send(UploadTransfer sender, Upload upload) {
        Sending begun = sender.upload(upload);
        sending = Optional.of(begun);
        begun.ended().then(done -> {
            if (isMine(begun)) {
                end(UploadLogStatus.Uploaded);
            }
            return null;
        }, failed -> {
            if (isMine(begun)) {
                sending = Optional.empty();
                using = Optional.empty();
                failed(failed.getFailure());
            }
        });
    }

    private boolean isMine(Sending begun) {
        return !closed && sending.filter(now -> now == begun).isPresent();
    }

    private void failed(Throwable failure) {
        owner.attemptOver();
        TransferFailure kind = failure instanceof TransferException transfer ? transfer.failure() : TransferFailure.REFUSED;
        if (kind == TransferFailure.CANCELLED) {
            // not by us: its bundle goes
            timer = Optional.of(loop.after(AFTER_CANCELLATION, this::begin));
            return;
        }
        if (OF_THE_NETWORK.contains(kind) && !online.getAsBoolean()) {
            LOG.warn("{}: {}; it waits for the link", job, failure.getMessage());
            offline = true;
            return;
        }
        UploadLogStatus status = status(kind);
        if (job.triesLeft() <= 0 || kind == TransferFailure.UNSUPPORTED || !job.triesOrdered() && !kind.mayPass()) {
            LOG.warn("{}: {}", job, failure.getMessage());
            end(status);
            return;
        }
        LOG.warn("{}: {}; {} tries left", job, failure.getMessage(), job.triesLeft());
        job = job.withOneTryLess();
        owner.tell(job, status).onSuccess(durable -> {
            if (!closed) {
                timer = Optional.of(loop.after(job.pause(), this::begin));
            }
        });
    }

    private static UploadLogStatus status(TransferFailure failure) {
        return switch (failure) {
            case UNSUPPORTED -> UploadLogStatus.NotSupportedOperation;
            case UNAUTHORIZED -> UploadLogStatus.PermissionDenied;
            default -> UploadLogStatus.UploadFailure;
        };
    }

    private void end(UploadLogStatus status) {
        if (!closed) {
            close();
            owner.ended(job, status);
        }
    }

    /** A link, or who sends, has come or gone. */
    void changed() {
        if (assembling) {
            return;
        }
        if (using.filter(sender -> !senders.has(sender)).isPresent()) {
            sending.ifPresent(Sending::cancel);
            sending = Optional.empty();
            begin();
        } else if (offline && online.getAsBoolean() || absent && senders.of(URI.create(job.location())).isPresent()) {
            begin();
        }
    }

    void close() {
        closed = true;
        stopTimer();
        owner.attemptOver();
        sending.ifPresent(Sending::cancel);
    }

    private void stopTimer() {
        timer.ifPresent(StationLoop.Timer::cancel);
        timer = Optional.empty();
    }
}
