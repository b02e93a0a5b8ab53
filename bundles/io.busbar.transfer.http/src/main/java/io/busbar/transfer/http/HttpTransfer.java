package io.busbar.transfer.http;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import io.busbar.transfer.core.ServerTrust;
import io.busbar.transfer.core.TransferLimits;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Downloads and uploads by HTTP and HTTPS with the JDK's client; whom to believe is {@link ServerTrust}'s. */
@Component(configurationPid = "io.busbar.transfer.http")
@Designate(ocd = HttpTransfer.Config.class)
public final class HttpTransfer implements Transfer, UploadTransfer {

    /** Configuration. */
    @ObjectClassDefinition
    @interface Config {

        /** How long a server may take to accept the connection, and then to begin its answer. */
        @AttributeDefinition(min = "1", max = "3600")
        int answerSeconds() default 30;

        /** A connection on which nothing comes for this long, at most twice, is broken. */
        @AttributeDefinition(min = "1", max = "3600")
        int silenceSeconds() default 30;

        /** Whether a server may send the station to another host. */
        boolean redirectsToOtherHosts() default false;
    }

    static final Set<String> SCHEMES = Set.of("http", "https");

    static {
        Route.allowHostHeader();
    }

    private final StationLoop loop;
    private final Duration answerWithin;
    private final Duration longestSilence;
    private final TransferLimits limits;
    private final boolean otherHosts;
    private final Supplier<Optional<SSLContext>> trust;
    private final List<HttpDownload> running = new ArrayList<>();
    private final List<HttpUpload> uploads = new CopyOnWriteArrayList<>();

    @Activate
    public HttpTransfer(@Reference StationLoop loop, @Reference ServerTrust trust, @Reference TransferLimits limits, Config config) {
        this(loop, Duration.ofSeconds(config.answerSeconds()), Duration.ofSeconds(config.silenceSeconds()), limits,
                () -> Optional.of(trust.context()),
                config.redirectsToOtherHosts());
    }

    /** @param trust empty for the platform's */
    HttpTransfer(StationLoop loop, Duration answerWithin, Duration longestSilence, TransferLimits limits,
            Supplier<Optional<SSLContext>> trust) {
        this(loop, answerWithin, longestSilence, limits, trust, false);
    }

    HttpTransfer(StationLoop loop, Duration answerWithin, Duration longestSilence, TransferLimits limits,
            Supplier<Optional<SSLContext>> trust, boolean otherHosts) {
        this.otherHosts = otherHosts;
        if (answerWithin.toSeconds() < 1 || longestSilence.toMillis() < 1) {
            throw new IllegalArgumentException("answerSeconds and silenceSeconds are 1 or more");
        }
        this.loop = loop;
        this.answerWithin = answerWithin;
        this.longestSilence = longestSilence;
        this.limits = limits;
        this.trust = trust;
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public Ongoing download(Download order) {
        HttpDownload download = new HttpDownload(loop, order, this::client, answerWithin, longestSilence, limits, otherHosts);
        Optional<HttpDownload> before;
        synchronized (running) {
            before = running.stream().filter(other -> other.into().equals(order.into())).reduce((earlier, later) -> later);
            running.add(download);
        }
        download.ended().onResolve(() -> forget(download));
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
        HttpUpload upload = new HttpUpload(loop, order, this::client, limits, longestSilence);
        uploads.add(upload);
        upload.ended().onResolve(() -> uploads.remove(upload));
        upload.begin();
        return upload;
    }

    /** One for each transfer: its threads, connections and credentials go with it. */
    private HttpClient client(Route route) {
        return route.client(HttpClient.newBuilder().connectTimeout(answerWithin).version(HttpClient.Version.HTTP_1_1), trust.get());
    }

    private void forget(HttpDownload download) {
        synchronized (running) {
            running.remove(download);
        }
    }

    @Deactivate
    void close() {
        List<HttpDownload> open;
        synchronized (running) {
            open = List.copyOf(running);
        }
        open.forEach(HttpDownload::cancel);
        uploads.forEach(HttpUpload::cancel);
    }
}
