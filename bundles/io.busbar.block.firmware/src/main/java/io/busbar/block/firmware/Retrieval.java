package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The download of a request's file: as often as the request allows, paused while nobody is there to do it (its bundle is being replaced) or the
 * station has no network.
 */
final class Retrieval implements Phase {

    private static final Logger LOG = LoggerFactory.getLogger(Retrieval.class);

    private static final Duration AFTER_CANCELLATION = Duration.ofSeconds(1);
    private static final Set<TransferFailure> OF_THE_NETWORK = EnumSet.of(TransferFailure.UNREACHABLE, TransferFailure.BROKEN_OFF);
    private static final Set<TransferFailure> FOR_GOOD = EnumSet.of(TransferFailure.UNSUPPORTED, TransferFailure.TOO_LARGE);

    private final Surroundings around;
    private final StationLoop loop;
    private final Ledger ledger;
    private final Transports transports;
    private final Course course;
    private Optional<Transfer> using = Optional.empty();
    private Optional<Ongoing> download = Optional.empty();
    private Optional<StationLoop.Timer> timer = Optional.empty();
    private boolean absent;
    private boolean offline;
    private boolean closed;

    Retrieval(Surroundings around, Course course) {
        this.around = around;
        this.course = course;
        loop = around.loop();
        ledger = around.ledger();
        transports = around.transports();
    }

    private Job job() {
        return around.job();
    }

    @Override
    public void begin() {
        if (closed) {
            return;
        }
        stopTimer();
        offline = false;
        Optional<URI> uri = Transports.uri(job().location());
        if (uri.isEmpty()) {
            course.end(FirmwareStatus.DownloadFailed, "the location is no URI");
            return;
        }
        using = transports.of(job().location());
        absent = using.isEmpty();
        if (absent) {
            await(uri.get().getScheme());
            return;
        }
        Transfer transfer = using.get();
        ledger.tell(job(), FirmwareStatus.Downloading).onSuccess(durable -> {
            if (isUsing(transfer)) {
                around.attempt(0).onSuccess(begun -> attempt(begun, transfer, uri.get()));
            }
        });
    }

    private boolean isUsing(Transfer transfer) {
        return !closed && using.filter(now -> now == transfer).isPresent() && download.isEmpty();
    }

    private void attempt(boolean begun, Transfer transfer, URI uri) {
        if (!isUsing(transfer)) {
            return;
        }
        if (begun) {
            fetch(transfer, uri);
        } else {
            using = Optional.empty();
            failed(new TransferException(TransferFailure.UNAVAILABLE, Surroundings.PROCESS_ENDED));
        }
    }

    private void await(String scheme) {
        if (job().wasTold(FirmwareStatus.Downloading)) {
            ledger.tell(job(), FirmwareStatus.DownloadPaused);
        }
        around.neighbours().whenAllPresent(() -> {
            if (!closed && absent && transports.of(job().location()).isEmpty()) {
                course.end(FirmwareStatus.DownloadFailed, "no module transfers by " + scheme);
            }
        });
    }

    private void fetch(Transfer transfer, URI uri) {
        Ongoing begun = transfer.download(new Download(uri, course.file(job()), around.settings().maxBytes()));
        download = Optional.of(begun);
        begun.ended().then(came -> {
            if (isMine(begun)) {
                course.next(job().at(Step.VERIFY), FirmwareStatus.Downloaded);
            }
            return null;
        }, failed -> {
            if (isMine(begun)) {
                download = Optional.empty();
                using = Optional.empty();
                failed(failed.getFailure());
            }
        });
    }

    private boolean isMine(Ongoing begun) {
        return !closed && download.filter(now -> now == begun).isPresent();
    }

    private void failed(Throwable failure) {
        around.attemptOver();
        TransferFailure kind = failure instanceof TransferException transfer ? transfer.failure() : TransferFailure.REFUSED;
        if (kind == TransferFailure.CANCELLED) {
            // not by us: its bundle goes
            timer = Optional.of(loop.after(AFTER_CANCELLATION, this::begin));
            return;
        }
        if (OF_THE_NETWORK.contains(kind) && !around.csms().link().up()) {
            // not the fault of who offers the file: with the link it goes on, and no try is lost
            LOG.warn("firmware request {}: {}; it waits for the link", job().requestId(), failure.getMessage());
            offline = true;
            ledger.tell(job(), FirmwareStatus.DownloadPaused);
            return;
        }
        // where the CSMS does not say how often, only what may pass is tried again
        boolean again = job().triesLeft() > 0 && !FOR_GOOD.contains(kind) && (job().triesOrdered() || kind.mayPass());
        if (!again) {
            course.end(FirmwareStatus.DownloadFailed, failure.getMessage());
            return;
        }
        LOG.warn("firmware request {}: {}; {} tries left", job().requestId(), failure.getMessage(), job().triesLeft());
        ledger.write(job().withOneTryLess()).onSuccess(durable -> {
            if (!closed) {
                timer = Optional.of(loop.after(job().pause(), this::begin));
            }
        });
    }

    @Override
    public void changed() {
        if (using.filter(transfer -> !transports.has(transfer)).isPresent()) {
            download.ifPresent(Ongoing::cancel);
            download = Optional.empty();
            begin();
        } else if (offline && around.csms().link().up() || absent && transports.of(job().location()).isPresent()) {
            begin();
        }
    }

    private void stopTimer() {
        timer.ifPresent(StationLoop.Timer::cancel);
        timer = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        stopTimer();
        download.ifPresent(Ongoing::cancel);
    }
}
