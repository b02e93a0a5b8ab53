package io.busbar.transfer.ftp;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import io.busbar.transfer.core.Pace;
import io.busbar.transfer.core.ServerTrust;
import io.busbar.transfer.core.TransferLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Downloads and uploads by FTP and FTPS. The client blocks, so each transfer has a thread of this bundle's own while it lasts. */
@Component(configurationPid = "io.busbar.transfer.ftp")
@Designate(ocd = FtpTransfer.Config.class)
public final class FtpTransfer implements Transfer, UploadTransfer {

    /** Configuration. */
    @ObjectClassDefinition
    @interface Config {

        /** How long a server may take to accept a connection, and to answer a command. */
        @AttributeDefinition(min = "1", max = "3600")
        int answerSeconds() default 30;

        /** A connection on which nothing moves for this long, at most twice, is broken. */
        @AttributeDefinition(min = "1", max = "3600")
        int silenceSeconds() default 30;
    }

    static final Set<String> SCHEMES = Set.of("ftp", "ftps");
    /** A transfer and its end at a time, and some that are being given up. */
    private static final int MOST_THREADS = 16;

    private final StationLoop loop;
    private final Patience patience;
    private final Supplier<Optional<SSLContext>> trust;
    private final List<FtpJob<?>> running = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, MOST_THREADS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(),
            FtpTransfer::thread);

    /** How long is waited for what. */
    record Patience(Duration answer, Duration silence, TransferLimits limits) {

        Patience {
            if (answer.toSeconds() < 1 || silence.toSeconds() < 1) {
                throw new IllegalArgumentException("answerSeconds and silenceSeconds are 1 or more");
            }
        }

        /** Silence is also that of a server which owes an answer. */
        Pace pace() {
            return limits.pace(answer.compareTo(silence) > 0 ? answer : silence);
        }
    }

    @Activate
    public FtpTransfer(@Reference StationLoop loop, @Reference ServerTrust trust, @Reference TransferLimits limits, Config config) {
        this(loop, new Patience(Duration.ofSeconds(config.answerSeconds()), Duration.ofSeconds(config.silenceSeconds()), limits),
                () -> Optional.of(trust.context()));
    }

    /** @param trust empty for the platform's */
    FtpTransfer(StationLoop loop, Patience patience, Supplier<Optional<SSLContext>> trust) {
        this.loop = loop;
        this.patience = patience;
        this.trust = trust;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ftp");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public Ongoing download(Download order) {
        FtpDownload download = new FtpDownload(loop, threads, patience, trust.get(), order);
        Optional<FtpJob<?>> before = running.stream()
                .filter(other -> other instanceof FtpDownload earlier && earlier.into().equals(order.into()))
                .reduce((earlier, later) -> later);
        keep(download);
        if (before.isPresent()) {
            before.get().cancel();
            before.get().ended().onResolve(download::begin);
        } else {
            download.begin();
        }
        return download;
    }

    @Override
    public Sending upload(Upload order) {
        FtpUpload upload = new FtpUpload(loop, threads, patience, trust.get(), order);
        keep(upload);
        upload.begin();
        return upload;
    }

    private void keep(FtpJob<?> job) {
        running.add(job);
        job.ended().onResolve(() -> running.remove(job));
    }

    @Deactivate
    void close() {
        running.forEach(FtpJob::cancel);
        threads.shutdown();
    }
}
