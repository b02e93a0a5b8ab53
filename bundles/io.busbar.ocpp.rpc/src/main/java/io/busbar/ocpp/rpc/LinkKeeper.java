package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.station.api.loop.StationLoop;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the connection to the CSMS: connects, watches it by pings, connects again after the back-off. On the loop. */
final class LinkKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    /** Longest message taken from the CSMS: one that is merely too long for its schema gets an answer. */
    private static final int MAX_MESSAGE_CHARS = 2 * 1024 * 1024;

    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;

    /** What goes on above the connection. */
    interface Owner {

        void up(Connection connection, Dialect dialect);

        void text(String text, Runnable next);

        void down(String why);
    }

    /** One try, and the connection it led to; what a former one still says is not heard. */
    private final class Attempt implements ConnectionListener {

        private Connection connection;
        private boolean heard;

        @Override
        public void onText(String text, Runnable next) {
            loop.execute(() -> {
                if (current == this) {
                    heard = true;
                    owner.text(text, next);
                } else {
                    next.run();
                }
            });
        }

        @Override
        public void onPong() {
            loop.execute(() -> heard = true);
        }

        @Override
        public void onClosed(int code, String reason) {
            loop.execute(() -> gone(this, "closed by the CSMS or the network (" + code + (reason.isEmpty() ? "" : " " + reason) + ")"));
        }
    }

    /** The one with the highest ranking stands first. */
    private record Ranked(Transport transport, int ranking) {}

    private final StationLoop loop;
    private final RpcSettings settings;
    private final List<X509Certificate> roots;
    private final BackOff backOff;
    private final Owner owner;
    private final List<Ranked> transports = new ArrayList<>();
    private final List<Dialect> dialects = new ArrayList<>();
    private Attempt current;
    private StationLoop.Timer retry;
    private StationLoop.Timer ping;
    private Duration since;
    private String why = "not connected yet";
    private boolean running;

    LinkKeeper(StationLoop loop, RpcSettings settings, List<X509Certificate> roots, RandomGenerator random, Owner owner) {
        this.loop = loop;
        this.settings = settings;
        this.roots = roots;
        this.owner = owner;
        backOff = new BackOff(settings, random);
        since = loop.uptime();
    }

    void start() {
        running = true;
        connect();
    }

    void stop() {
        running = false;
        cancelRetry();
        drop(GOING_AWAY, "the station's link layer stops");
    }

    void add(Transport transport, int ranking) {
        int place = 0;
        while (place < transports.size() && transports.get(place).ranking() >= ranking) {
            place++;
        }
        transports.add(place, new Ranked(transport, ranking));
        connect();
    }

    void remove(Transport transport) {
        transports.removeIf(other -> other.transport() == transport);
    }

    void add(Dialect dialect) {
        dialects.add(dialect);
        connect();
    }

    void remove(Dialect dialect) {
        dialects.removeIf(other -> other == dialect);
    }

    Optional<Dialect> anyDialect() {
        return dialects.stream().findFirst();
    }

    boolean isUp() {
        return current != null && current.connection != null;
    }

    Link link() {
        Optional<Dialect> spoken = isUp() ? dialectOf(current.connection) : Optional.empty();
        return new Link(isUp(), spoken.map(Dialect::version), since, why);
    }

    /** Closes the link and connects anew after a pause. */
    void pause(Duration pause, String reason) {
        drop(NORMAL, reason);
        schedule(pause);
    }

    private void connect() {
        if (!running || current != null || retry != null) {
            return;
        }
        Optional<String> obstacle = missing();
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            LOG.warn("no connection: {}", mistake.get());
            say(mistake.get());
            return;
        }
        Attempt attempt = new Attempt();
        current = attempt;
        Endpoint endpoint = endpoint();
        LOG.debug("connecting to {}", endpoint);
        transports.get(0).transport().connect(endpoint, attempt).onResolve(() -> {}).then(
                connected -> {
                    Connection connection = connected.getValue();
                    loop.execute(() -> opened(attempt, connection));
                    return null;
                },
                failed -> {
                    Throwable failure = failed.getFailure();
                    loop.execute(() -> failed(attempt, failure));
                });
    }

    private Optional<String> missing() {
        if (settings.url.value().isEmpty()) {
            return Optional.of("no address of a CSMS is configured");
        }
        if (transports.isEmpty()) {
            return Optional.of("no transport is installed");
        }
        return dialects.isEmpty() ? Optional.of("no OCPP version is installed") : Optional.empty();
    }

    private Optional<String> mistake() {
        String url = settings.url.value();
        boolean tls = url.startsWith("wss:");
        int profile = settings.securityProfile.value();
        if (!tls && !url.startsWith("ws:")) {
            return Optional.of("the CSMS's address must begin with ws: or wss:");
        }
        try {
            if (new URI(url).getHost() == null) {
                return Optional.of("the CSMS's address names no host: " + url);
            }
        } catch (URISyntaxException e) {
            return Optional.of("the CSMS's address is none: " + e.getMessage());
        }
        if (tls != profile >= 2) {
            return Optional.of("security profile " + profile + " does not go with " + (tls ? "wss" : "ws"));
        }
        return profile == 1 && settings.password.value().isEmpty()
                ? Optional.of("security profile 1 needs a password")
                : Optional.empty();
    }

    private Endpoint endpoint() {
        String id = settings.identity.value();
        String base = settings.url.value();
        URI url = URI.create(base + (base.endsWith("/") ? "" : "/")
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        Optional<String> password = Optional.of(settings.password.value()).filter(value -> !value.isEmpty());
        List<String> subProtocols = dialects.stream().map(Dialect::version).sorted(Comparator.reverseOrder()).map(v -> v.subProtocol())
                .toList();
        return new Endpoint(url, subProtocols, password.map(value -> id), password, roots, MAX_MESSAGE_CHARS, settings.messageTimeout());
    }

    private void opened(Attempt attempt, Connection connection) {
        Optional<Dialect> dialect = dialectOf(connection);
        if (current != attempt || dialect.isEmpty()) {
            connection.close(GOING_AWAY, "not wanted any more");
            if (current == attempt) {
                current = null;
                schedule(backOff.next());
            }
            return;
        }
        attempt.connection = connection;
        backOff.reset();
        since = loop.uptime();
        why = "connected to " + settings.url.value() + " as " + settings.identity.value();
        LOG.info("{} ({})", why, connection.subProtocol());
        watch(attempt);
        owner.up(connection, dialect.get());
    }

    private Optional<Dialect> dialectOf(Connection connection) {
        return dialects.stream().filter(dialect -> dialect.version().subProtocol().equals(connection.subProtocol())).findFirst();
    }

    private void failed(Attempt attempt, Throwable failure) {
        if (current != attempt) {
            return;
        }
        current = null;
        String reason = failure instanceof ConnectFailedException ? failure.getMessage() : String.valueOf(failure);
        Duration wait = backOff.next();
        say(reason);
        LOG.info("no connection: {}; again in {} s", reason, wait.toSeconds());
        if (backOff.failures() == settings.profileAttempts()) {
            LOG.warn("{} attempts on network profile {} failed; there is no other", backOff.failures(), CsmsAddress.SLOT);
        }
        schedule(wait);
    }

    /** Pings, and gives a peer up that neither answers one nor says anything in a whole interval. */
    private void watch(Attempt attempt) {
        Duration interval = settings.pingInterval();
        if (current != attempt) {
            return;
        }
        if (interval.isZero()) {
            // the interval may be set later
            ping = loop.after(Duration.ofSeconds(30), () -> watch(attempt));
            return;
        }
        attempt.heard = false;
        attempt.connection.ping();
        ping = loop.after(interval, () -> {
            if (attempt.heard) {
                watch(attempt);
            } else {
                attempt.connection.close(GOING_AWAY, "no pong");
                gone(attempt, "the CSMS does not answer pings");
            }
        });
    }

    private void gone(Attempt attempt, String reason) {
        if (current != attempt) {
            return;
        }
        boolean wasUp = attempt.connection != null;
        current = null;
        if (ping != null) {
            ping.cancel();
        }
        if (wasUp) {
            since = loop.uptime();
            say(reason);
            LOG.info("link lost: {}", reason);
            owner.down(reason);
            schedule(backOff.next());
        }
    }

    private void drop(int code, String reason) {
        Attempt attempt = current;
        if (attempt == null) {
            return;
        }
        if (attempt.connection != null) {
            attempt.connection.close(code, reason);
        }
        gone(attempt, reason);
        current = null;
        cancelRetry();
    }

    private void schedule(Duration wait) {
        cancelRetry();
        if (running) {
            retry = loop.after(wait, () -> {
                retry = null;
                connect();
            });
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void say(String reason) {
        if (!reason.equals(why)) {
            why = reason;
            LOG.debug("offline: {}", reason);
        }
    }
}
