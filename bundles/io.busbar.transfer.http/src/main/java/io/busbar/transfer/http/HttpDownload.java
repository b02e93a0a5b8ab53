package io.busbar.transfer.http;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.Pace;
import io.busbar.transfer.core.PaceWatch;
import io.busbar.transfer.core.PartialFile;
import io.busbar.transfer.core.TransferLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One download. The loop begins and ends it; what comes is written on the client's threads by {@link Reception}. The lock is between these two,
 * held for the exchange of a reference only.
 */
final class HttpDownload implements Ongoing {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDownload.class);
    private static final int UNAUTHORIZED = 401;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final StationLoop loop;
    private final Download order;
    private final Function<Route, HttpClient> clients;
    private final Duration answerWithin;
    private final TransferLimits limits;
    private final Pace pace;
    private final Deferred<Path> result;
    private final Object lock = new Object();
    private Optional<TransferException> abort = Optional.empty();
    private CompletableFuture<?> exchange = new CompletableFuture<>();
    private Optional<Reception> reception = Optional.empty();
    private Optional<PaceWatch> watch = Optional.empty();
    private boolean ended;
    private volatile boolean withPassword;
    private final boolean otherHosts;
    /** Where it is now; after a redirect another address than the order's. */
    private volatile URI from;
    private volatile int redirects;
    private volatile long before;

    HttpDownload(StationLoop loop, Download order, Function<Route, HttpClient> clients, Duration answerWithin, Duration longestSilence,
            TransferLimits limits, boolean otherHosts) {
        this.loop = loop;
        this.order = order;
        this.clients = clients;
        this.otherHosts = otherHosts;
        from = order.from();
        this.answerWithin = answerWithin;
        this.limits = limits;
        pace = limits.pace(longestSilence);
        result = loop.promises().deferred();
    }

    @Override
    public Promise<Path> ended() {
        return result.getPromise();
    }

    @Override
    public long bytes() {
        synchronized (lock) {
            return reception.map(Reception::bytes).orElse(before);
        }
    }

    Path into() {
        return order.into();
    }

    void begin() {
        URI uri = order.from();
        if (!HttpTransfer.SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) || uri.getHost() == null || uri.getHost().isEmpty()) {
            refuse("this is no address of HTTP or HTTPS");
            return;
        }
        LOG.info("download of {} begins", order);
        loop.offload(() -> Route.to(from, limits.peers())).then(route -> {
            open(route.getValue());
            return null;
        }, failed -> end(Failures.of(failed.getFailure(), false, from.getHost())))
                .onFailure(failure -> end(new TransferException(TransferFailure.UNSUPPORTED, "this address cannot be used", failure)));
    }

    private void open(Route route) {
        loop.offload(() -> PartialFile.open(order.into(), order.from().toString(), limits.room())).then(file -> {
            before = file.getValue().size();
            send(route, file.getValue());
            return null;
        }, failed -> end(Failures.storage(failed.getFailure())))
                .onFailure(failure -> end(new TransferException(TransferFailure.UNSUPPORTED, "this address cannot be used", failure)));
    }

    private void refuse(String why) {
        end(new TransferException(TransferFailure.UNSUPPORTED, why));
    }

    private void send(Route route, PartialFile file) {
        Reception next = new Reception(file, order.maxBytes());
        HttpRequest.Builder request = route.request().timeout(answerWithin).header("Accept-Encoding",
                "identity");
        file.validator().ifPresent(validator -> {
            LOG.info("download of {} goes on after {} bytes", order, file.size());
            request.header("Range", "bytes=" + file.size() + "-").header("If-Range", validator);
        });
        if (withPassword) {
            byte[] user = order.from().getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        synchronized (lock) {
            if (abort.isEmpty()) {
                reception = Optional.of(next);
                CompletableFuture<HttpResponse<Path>> sent = clients.apply(route).sendAsync(request.build(), next::bodyOf);
                exchange = sent;
                sent.whenComplete((response, failure) -> answered(next, response, failure));
            }
        }
        if (aborted().isPresent()) {
            next.stop();
            aborted().ifPresent(this::end);
        } else {
            watch();
        }
    }

    /** The answer's beginning has a time-out of its own. */
    private void watch() {
        stopWatch();
        watch = Optional.of(new PaceWatch(loop, pace, this::moved, this::moved, this::abort));
    }

    /** Empty before the answer began. */
    private OptionalLong moved() {
        synchronized (lock) {
            return reception.filter(Reception::hasBegun).map(now -> OptionalLong.of(now.bytes())).orElse(OptionalLong.empty());
        }
    }

    private void stopWatch() {
        watch.ifPresent(PaceWatch::stop);
        watch = Optional.empty();
    }

    /** On a thread of the client. */
    private void answered(Reception here, HttpResponse<Path> response, Throwable failure) {
        boolean stopped = here.stop();
        if (failure == null) {
            Path complete = response.body();
            loop.execute(() -> end(complete));
            return;
        }
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Optional<TransferException> told = here.failure();
        if (here.status() == UNAUTHORIZED && order.from().getUserInfo() != null && !withPassword && stopped && aborted().isEmpty()) {
            withPassword = true;
            loop.execute(this::begin);
            return;
        }
        if (REDIRECTS.contains(here.status()) && stopped && aborted().isEmpty() && order.from().getUserInfo() == null) {
            redirected(here.location().orElse(""));
            return;
        }
        if (here.status() == RANGE_NOT_SATISFIABLE && before > 0 && stopped && aborted().isEmpty()) {
            // more is here than is there: from the first byte
            loop.execute(this::begin);
            return;
        }
        TransferException why = aborted().or(() -> told).orElseGet(() -> Failures.of(cause, here.hasBegun(), host()));
        loop.execute(() -> end(why));
    }

    /** A password does not follow; nor does the station, to another host, unless that is configured. */
    private void redirected(String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            target = from;
        }
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        boolean downgrade = scheme.equals("http") && from.getScheme().equalsIgnoreCase("https");
        boolean known = HttpTransfer.SCHEMES.contains(scheme) && target.getHost() != null && target.getUserInfo() == null;
        if (location.isEmpty() || !known || downgrade || ++redirects > MOST_REDIRECTS) {
            loop.execute(() -> end(new TransferException(TransferFailure.REFUSED, "the server redirects to where nobody goes")));
        } else if (!otherHosts && !target.getHost().equalsIgnoreCase(from.getHost())) {
            String host = target.getHost();
            loop.execute(() -> end(new TransferException(TransferFailure.REFUSED,
                    "the server redirects to another host, " + host + "; redirectsToOtherHosts is not configured")));
        } else {
            from = target;
            loop.execute(this::begin);
        }
    }

    private String host() {
        return order.from().getHost() + (order.from().getPort() < 0 ? "" : ":" + order.from().getPort());
    }

    private Optional<TransferException> aborted() {
        synchronized (lock) {
            return abort;
        }
    }

    @Override
    public void cancel() {
        abort(new TransferException(TransferFailure.CANCELLED, "cancelled"));
    }

    private void abort(TransferException why) {
        CompletableFuture<?> running;
        Optional<Reception> receiving;
        synchronized (lock) {
            if (abort.isPresent()) {
                return;
            }
            abort = Optional.of(why);
            running = exchange;
            receiving = reception;
        }
        running.cancel(true);
        receiving.ifPresent(here -> {
            here.stop();
            loop.execute(() -> end(why));
        });
    }

    private void end(Path complete) {
        if (!ended) {
            ended = true;
            stopWatch();
            LOG.info("download of {} is complete: {} bytes", order, bytes());
            result.resolve(complete);
        }
    }

    private void end(TransferException why) {
        if (!ended) {
            ended = true;
            stopWatch();
            LOG.warn("download of {} failed, {}: {}", order, why.failure(), why.getMessage());
            result.fail(why);
        }
    }

}
