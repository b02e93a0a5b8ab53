package io.busbar.transfer.ftp;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.PaceWatch;
import io.busbar.transfer.core.TransferFailures;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.MalformedServerReplyException;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transfer: a thread works, the loop watches that something moves and is told the end. */
abstract class FtpJob<T> {

    private static final Logger LOG = LoggerFactory.getLogger(FtpJob.class);

    private final StationLoop loop;
    private final Executor threads;
    private final FtpTransfer.Patience patience;
    private final String words;
    private final URI peer;
    private final FtpSession session;
    private final Deferred<T> result;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean begun;
    /** Why it was given up, if it was. Guarded by this. */
    private Optional<TransferException> abort = Optional.empty();
    private boolean working;
    private Optional<PaceWatch> watch = Optional.empty();

    /** @param words of the order, without secrets */
    FtpJob(StationLoop loop, Executor threads, FtpTransfer.Patience patience, Optional<SSLContext> trust, String words, URI peer) {
        this.loop = loop;
        this.threads = threads;
        this.patience = patience;
        this.words = words;
        this.peer = peer;
        session = new FtpSession(peer, patience, trust);
        result = loop.promises().deferred();
    }

    /** Talks to the server. On a thread of its own, which may wait. */
    abstract T work(FtpSession open) throws IOException, TransferException;

    public Promise<T> ended() {
        return result.getPromise();
    }

    public long bytes() {
        return bytes.get();
    }

    /** The file itself is on its way from now on. */
    void begins(long before) {
        begun = true;
        bytes.set(before);
    }

    void moved(int more) {
        bytes.addAndGet(more);
    }

    /** Between two stretches of the file. */
    synchronized void checkWanted() throws TransferException {
        if (abort.isPresent()) {
            throw abort.get();
        }
    }

    void begin() {
        LOG.info("{} begins", words);
        try {
            synchronized (this) {
                if (abort.isEmpty()) {
                    working = true;
                    threads.execute(this::run);
                }
            }
            watch();
        } catch (RejectedExecutionException e) {
            fail(new TransferException(TransferFailure.UNAVAILABLE, "too many transfers at once", e));
        }
    }

    private void run() {
        try (session) {
            checkWanted();
            session.open();
            checkWanted();
            T done = work(session);
            loop.execute(() -> {
                stopWatch();
                LOG.info("{} is complete: {} bytes", words, bytes);
                result.resolve(done);
            });
        } catch (IOException | TransferException | RuntimeException failure) {
            TransferException why = why(failure);
            loop.execute(() -> fail(why));
        }
    }

    /** What was thrown because the sockets were closed says nothing. */
    private synchronized TransferException why(Exception failure) {
        if (abort.isPresent()) {
            return abort.get();
        }
        if (failure instanceof TransferException told) {
            return told;
        }
        if (failure instanceof Replies.TooLong) {
            return new TransferException(TransferFailure.REFUSED, failure.getMessage(), failure);
        }
        if (failure instanceof MalformedServerReplyException) {
            // its message is what the server said
            return new TransferException(TransferFailure.REFUSED, "the server's reply is none of FTP");
        }
        return TransferFailures.of(failure, begun, peer.getHost());
    }

    /** Replies count too: before and after the file, and for a server that says one byte after the other and never all. */
    private void watch() {
        watch = Optional.of(new PaceWatch(loop, patience.pace(), () -> OptionalLong.of(session.replies() + bytes.get()),
                () -> begun ? OptionalLong.of(bytes.get()) : OptionalLong.empty(), this::abort));
    }

    private void stopWatch() {
        watch.ifPresent(PaceWatch::stop);
    }

    public void cancel() {
        abort(new TransferException(TransferFailure.CANCELLED, "cancelled"));
    }

    private void abort(TransferException why) {
        boolean works;
        synchronized (this) {
            if (abort.isPresent()) {
                return;
            }
            abort = Optional.of(why);
            works = working;
        }
        if (works) {
            threads.execute(session::abort);
        } else {
            loop.execute(() -> fail(why));
        }
    }

    private void fail(TransferException why) {
        stopWatch();
        if (!result.getPromise().isDone()) {
            LOG.warn("{} failed, {}: {}", words, why.failure(), why.getMessage());
            result.fail(why);
        }
    }
}
