package io.busbar.transfer.http;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import java.net.http.HttpClient;
import java.time.Duration;
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

/** Uploads by HTTP and HTTPS with the JDK's client; whom to believe is {@link ServerTrust}'s. */
@Component(configurationPid = "io.busbar.transfer.http")
public final class HttpUploads implements UploadTransfer {

    private final StationLoop loop;
    private final Duration answerWithin;
    private final Duration longestSilence;
    private final Supplier<Optional<SSLContext>> trust;
    private final List<HttpUpload> running = new CopyOnWriteArrayList<>();

    @Activate
    public HttpUploads(@Reference StationLoop loop, @Reference ServerTrust trust, HttpTransfer.Config config) {
        this(loop, Duration.ofSeconds(config.answerSeconds()), Duration.ofSeconds(config.silenceSeconds()), trust::context);
    }

    /** @param trust empty for the platform's */
    HttpUploads(StationLoop loop, Duration answerWithin, Duration longestSilence, Supplier<Optional<SSLContext>> trust) {
        if (answerWithin.toSeconds() < 1 || longestSilence.toMillis() < 1) {
            throw new IllegalArgumentException("answerSeconds and silenceSeconds are 1 or more");
        }
        this.loop = loop;
        this.answerWithin = answerWithin;
        this.longestSilence = longestSilence;
        this.trust = trust;
    }

    @Override
    public Set<String> schemes() {
        return HttpTransfer.SCHEMES;
    }

    @Override
    public Sending upload(Upload order) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(answerWithin).version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER);
        trust.get().ifPresent(client::sslContext);
        HttpUpload upload = new HttpUpload(loop, order, client.build(), longestSilence);
        running.add(upload);
        upload.ended().onResolve(() -> running.remove(upload));
        upload.begin();
        return upload;
    }

    @Deactivate
    void close() {
        running.forEach(HttpUpload::cancel);
    }
}
