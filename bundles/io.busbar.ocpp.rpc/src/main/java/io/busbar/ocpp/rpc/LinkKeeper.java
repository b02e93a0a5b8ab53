package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.security.api.ClientIdentity;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the connection to the CSMS: connects with the profile whose turn it is, and again after the back-off. On the loop. */
final class LinkKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;

    /** How soon what is missing for a moment is looked for again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** What goes on above the connection. */
    interface Owner {

        /** @param slot of the network profile, and what it holds */
        void up(Connection connection, Dialect dialect, int slot, NetworkSlot content);

        /** The link that is up was made with credentials that do not count any more. */
        void outdated(String why);

        void text(String text, Runnable next);

        void down(String why);

        /** An attempt has failed, or cannot even be made. */
        void unreachable(String why);
    }

    /** One try, and the connection it led to; what a former one still says is not heard. */
    private final class Attempt implements ConnectionListener {

        private final ProfileChooser.Candidate candidate;
        private Connection connection;
        private PingWatch watch;
        private Optional<String> outdated = Optional.empty();

        Attempt(ProfileChooser.Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public void onText(String text, Runnable next) {
            loop.execute(() -> {
                if (current == this) {
                    heard();
                    owner.text(text, next);
                } else {
                    next.run();
                }
            });
        }

        @Override
        public void onPong() {
            loop.execute(this::heard);
        }

        private void heard() {
            if (watch != null) {
                watch.heard();
            }
        }

        @Override
        public void onClosed(int code, String reason) {
            loop.execute(() -> gone(this, "closed by the CSMS or the network (" + code + (reason.isEmpty() ? "" : " " + reason) + ")"));
        }
    }

    private final StationLoop loop;
    private final RpcSettings settings;
    private final LinkParts parts;
    private final ProfileChooser chooser;
    private final Endpoints endpoints;
    private final Credentials credentials;
    private final FailureReports reports;
    private final BackOff backOff;
    private final Owner owner;
    private Attempt current;
    private StationLoop.Timer retry;
    private Duration since;
    private String why = "not connected yet";
    private boolean running;

    LinkKeeper(StationLoop loop, NetworkProfiles profiles, LinkParts parts, FailureReports reports, BackOff backOff, Owner owner) {
        this.loop = loop;
        settings = profiles.settings;
        this.parts = parts;
        chooser = profiles.chooser;
        endpoints = profiles.endpoints;
        credentials = profiles.credentials;
        this.reports = reports;
        this.backOff = backOff;
        this.owner = owner;
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

    boolean isUp() {
        return current != null && current.connection != null;
    }

    /** The profile in use, or else the one to be tried. */
    Optional<NetworkSlot> profile() {
        return current != null ? Optional.of(current.candidate.content()) : chooser.current().map(ProfileChooser.Candidate::content);
    }

    Link link() {
        Optional<Dialect> spoken = isUp() ? parts.dialectOf(current.connection) : Optional.empty();
        return new Link(isUp(), spoken.map(Dialect::version), since, why);
    }

    /** The credentials that were used, or are just being used, do not count any more: what does is used as soon as may be. */
    void outdated(String reason) {
        if (isUp()) {
            owner.outdated(reason);
        } else if (current != null) {
            // not given up half-way: there is never a second connection beside the first (B10.FR.06)
            current.outdated = Optional.of(reason);
        } else {
            schedule(Duration.ZERO);
        }
    }

    /** Closes the link and connects anew after a pause. */
    void pause(Duration pause, String reason) {
        drop(NORMAL, reason);
        schedule(pause);
    }

    /** Connects if nothing else is under way: something that was missing may be there now. */
    void connect() {
        if (!running || current != null || retry != null) {
            return;
        }
        Optional<String> missing = parts.missing();
        Optional<ProfileChooser.Candidate> next = chooser.current();
        if (missing.isPresent() || next.isEmpty()) {
            say(missing.orElse("no address of a CSMS is configured"));
            owner.unreachable(why);
            return;
        }
        ProfileChooser.Candidate candidate = next.get();
        if (credentials.awaited(candidate.content())) {
            say("the keeper of the certificates is not there yet");
            schedule(SOON);
            return;
        }
        Attempt attempt = new Attempt(candidate);
        current = attempt;
        Optional<String> mistake = endpoints.mistake(candidate.content());
        if (mistake.isPresent()) {
            failed(attempt, new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, mistake.get(), null));
            return;
        }
        Endpoint endpoint = endpoints.of(candidate);
        LOG.debug("connecting to {}", endpoint);
        parts.transport().connect(endpoint, attempt).onResolve(() -> {}).then(connected -> {
            Connection connection = connected.getValue();
            loop.execute(() -> opened(attempt, connection, endpoint.tls().identity()));
            return null;
        }, failed -> {
            Throwable failure = failed.getFailure();
            loop.execute(() -> failed(attempt, failure));
        });
    }

    private void opened(Attempt attempt, Connection connection, Optional<ClientIdentity> own) {
        Optional<Dialect> dialect = parts.dialectOf(connection);
        if (current != attempt || dialect.isEmpty()) {
            connection.close(GOING_AWAY, "not wanted any more");
            if (current == attempt) {
                current = null;
                schedule(backOff.next(attempt.candidate.slot()));
            }
            return;
        }
        NetworkSlot content = attempt.candidate.content();
        attempt.connection = connection;
        backOff.reset();
        reports.connected();
        since = loop.uptime();
        why = "connected to " + content.url() + " as " + endpoints.identity(content);
        LOG.info("{} ({}, network profile {})", why, connection.subProtocol(), attempt.candidate.slot());
        attempt.watch = new PingWatch(loop, settings::pingInterval, connection, () -> {
            connection.close(GOING_AWAY, "no pong");
            gone(attempt, "the CSMS does not answer pings");
        });
        if (content.tls()) {
            credentials.proved(connection.trustedRoot(), own);
        }
        owner.up(connection, dialect.get(), attempt.candidate.slot(), content);
        attempt.outdated.ifPresent(owner::outdated);
    }

    private void failed(Attempt attempt, Throwable failure) {
        String reason = FailureReports.words(failure);
        if (current != attempt) {
            return;
        }
        current = null;
        int slot = attempt.candidate.slot();
        if (chooser.failed()) {
            LOG.debug("the attempts with network profile {} are used up", slot);
        }
        int next = chooser.current().map(ProfileChooser.Candidate::slot).orElse(slot);
        Duration wait = backOff.next(next);
        say(reason);
        reports.failed(slot, failure, wait);
        owner.unreachable(reason);
        schedule(wait);
    }

    private void gone(Attempt attempt, String reason) {
        if (current != attempt) {
            return;
        }
        boolean wasUp = attempt.connection != null;
        current = null;
        if (wasUp) {
            attempt.watch.stop();
            chooser.lost(attempt.candidate);
            since = loop.uptime();
            say(reason);
            LOG.info("link lost: {}", reason);
            owner.down(reason);
            schedule(backOff.next(attempt.candidate.slot()));
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
