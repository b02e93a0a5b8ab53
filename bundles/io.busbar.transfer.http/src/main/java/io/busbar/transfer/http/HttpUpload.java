package io.busbar.transfer.http;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.core.Pace;
import io.busbar.transfer.core.PaceWatch;
import io.busbar.transfer.core.TransferLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload; its state changes on the loop only, bytes are read on the client's threads. */
final class HttpUpload implements Sending {

    private static final Logger LOG = LoggerFactory.getLogger(HttpUpload.class);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;

    private final StationLoop loop;
    private final Upload order;
    private final Function<Route, HttpClient> clients;
    private final TransferLimits limits;
    private final Pace pace;
    private final Deferred<Void> result;
    private final AtomicLong bytes = new AtomicLong();
    private Optional<CompletableFuture<?>> exchange = Optional.empty();
    private Optional<PaceWatch> watch = Optional.empty();
    private long length;
    private boolean ended;

    HttpUpload(StationLoop loop, Upload order, Function<Route, HttpClient> clients, TransferLimits limits, Duration longestSilence) {
        this.loop = loop;
        this.order = order;
        this.clients = clients;
        this.limits = limits;
        pace = limits.pace(longestSilence);
        result = loop.promises().deferred();
    }

    @Override
    public Promise<Void> ended() {
        return result.getPromise();
    }

    @Override
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void cancel() {
        loop.execute(() -> end(new TransferException(TransferFailure.CANCELLED, "given up")));
    }

    void begin() {
        URI uri = order.to();
        if (!HttpTransfer.SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) || uri.getHost() == null || uri.getHost().isEmpty()) {
            end(new TransferException(TransferFailure.UNSUPPORTED, "this is no address of HTTP or HTTPS"));
            return;
        }
        LOG.info("upload to {} begins", order);
        loop.offload(() -> Route.to(uri, limits.peers())).then(route -> {
            HttpClient client = clients.apply(route.getValue());
            send(client, route.getValue(), "PUT");
            return null;
        }, failed -> end(Failures.of(failed.getFailure(), false, uri.getHost())))
                .onFailure(failure -> end(new TransferException(TransferFailure.UNSUPPORTED, "this address cannot be used", failure)));
    }

    private void send(HttpClient client, Route route, String method) {
        bytes.set(0);
        loop.offload(() -> HttpRequest.BodyPublishers.ofFile(order.from())).then(body -> {
            if (!ended) {
                exchange(client, route, method, body.getValue());
            }
            return null;
        }, failed -> end(Failures.storage(failed.getFailure())))
                .onFailure(failure -> end(new TransferException(TransferFailure.UNSUPPORTED, "this address cannot be used", failure)));
    }

    private void exchange(HttpClient client, Route route, String method, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = route.request().header("Content-Type", "application/octet-stream");
        Optional.ofNullable(order.to().getUserInfo()).ifPresent(user -> request.header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
        if ("POST".equals(method)) {
            request.header("Content-Disposition",
                    "form-data; name=\"uploadfile\"; filename=\"" + order.from().getFileName().toString().replace("\"", "") + "\"");
        }
        length = body.contentLength();
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request.method(method, new Counted(body, bytes)).build(),
                HttpResponse.BodyHandlers.discarding());
        exchange = Optional.of(sent);
        watch();
        sent.whenComplete((response, failure) -> loop.execute(() -> answered(client, route, method, response, failure)));
    }

    private void watch() {
        watch.ifPresent(PaceWatch::stop);
        watch = Optional.of(new PaceWatch(loop, pace, () -> OptionalLong.of(bytes.get()), this::moved, this::end));
    }

    /** Empty while the server makes up its mind about the whole file. */
    private OptionalLong moved() {
        long now = bytes.get();
        return now == 0 || now >= length ? OptionalLong.empty() : OptionalLong.of(now);
    }

    private void answered(HttpClient client, Route route, String method, HttpResponse<Void> response, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            end(Failures.of(failure, bytes.get() > 0, order.to().getHost()));
        } else if (response.statusCode() / 100 == 2) {
            stop();
            LOG.info("upload to {} ended after {} bytes", order, bytes);
            result.resolve(null);
        } else if ("PUT".equals(method) && (response.statusCode() == METHOD_NOT_ALLOWED || response.statusCode() == NOT_IMPLEMENTED)) {
            send(client, route, "POST");
        } else {
            end(Failures.status(response.statusCode()));
        }
    }

    private void end(TransferException failure) {
        if (ended) {
            return;
        }
        stop();
        LOG.info("upload to {} failed: {}", order, failure.getMessage());
        result.fail(failure);
    }

    private void stop() {
        ended = true;
        watch.ifPresent(PaceWatch::stop);
        exchange.ifPresent(running -> running.cancel(true));
    }

    /** The file, with its bytes counted on their way. */
    private record Counted(HttpRequest.BodyPublisher file, AtomicLong bytes) implements HttpRequest.BodyPublisher {

        @Override
        public long contentLength() {
            return file.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> to) {
            file.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    to.onSubscribe(subscription);
                }

                @Override
                public void onNext(ByteBuffer part) {
                    bytes.addAndGet(part.remaining());
                    to.onNext(part);
                }

                @Override
                public void onError(Throwable failure) {
                    to.onError(failure);
                }

                @Override
                public void onComplete() {
                    to.onComplete();
                }
            });
        }
    }
}
