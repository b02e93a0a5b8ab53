package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of the link's state: connects with the profile whose turn it is, and again after the back-off. A connection counts as a success
 * once the CSMS has answered a call on it; lost before that, it was a failed attempt. On the loop.
 */
final class LinkKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;
    private static final int POLICY = 1008;
    private static final int INTERNAL = 1011;

    /** What is missing for a moment is asked for again so soon, what is not installed less often. */
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration MISSING = Duration.ofSeconds(30);

    /** How long after its own time-out a transport may take to report it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The wait when an error of our own kept the right one from being computed. */
    private static final Duration AFTER_ERROR = Duration.ofMinutes(1);

    /** What goes on above the connection. */
    interface Owner {

        /** @param slot of the network profile, and what it holds */
        void up(Connection connection, Dialect dialect, int slot, NetworkSlot content);

        /** The CSMS has answered for the first time on this link. */
        void proven(int slot, NetworkSlot content);

        /** The link that is up was made with credentials that do not count any more. */
        void outdated(String why);

        void text(String text, Runnable next);

        /** @param silent whether the peer was found dead: what it did not answer it did not get */
        void down(String why, boolean silent);

        /** An attempt has failed, or cannot even be made. */
        void unreachable(String why);
    }

    private final class Listener implements LinkAttempt.Owner {

        @Override
        public void received(LinkAttempt attempt, String text, Runnable next) {
            heard(attempt);
            // hearing it may have settled that its calls will not be answered, which ends the link
            if (state instanceof LinkState.Connected up && up.attempt() == attempt) {
                owner.text(text, () -> up.connection().whenRoom(next));
            } else {
                next.run();
            }
        }

        @Override
        public void heard(LinkAttempt attempt) {
            if (state instanceof LinkState.Connected up && up.attempt() == attempt) {
                up.watch().heard();
            }
        }

        /** While connecting the transport says itself why it failed, in better words. */
        @Override
        public void closed(LinkAttempt attempt, String reason) {
            if (state instanceof LinkState.Connected up && up.attempt() == attempt) {
                lost(up, reason, false);
            }
        }
    }

    private final StationLoop loop;
    private final RpcSettings settings;
    private final LinkParts parts;
    private final ProfileChooser chooser;
    private final Endpoints endpoints;
    private final Credentials credentials;
    private final AttemptResults results;
    private final ProfileTrials trials = new ProfileTrials();
    private final Owner owner;
    private final Listener listener = new Listener();
    private LinkState state = new LinkState.Stopped();
    private Duration since;
    private String why = "not connected yet";

    LinkKeeper(StationLoop loop, NetworkProfiles profiles, LinkParts parts, AttemptResults results, Owner owner) {
        this.loop = loop;
        settings = profiles.settings;
        this.parts = parts;
        chooser = profiles.chooser;
        endpoints = profiles.endpoints;
        credentials = profiles.credentials;
        this.results = results;
        this.owner = owner;
        since = loop.uptime();
        settings.onPingInterval(this::pingIntervalChanged);
    }

    void guardedBy(DurableJobs jobs) {
        trials.guardedBy(jobs);
    }

    void start() {
        connect();
    }

    void stop() {
        close(new LinkState.Stopped(), GOING_AWAY, "the station stops");
    }

    boolean isUp() {
        return state instanceof LinkState.Connected;
    }

    /** The profile in use, or else the one to be tried. */
    Optional<NetworkSlot> profile() {
        return state.current().map(LinkAttempt::content).or(() -> chooser.current().map(ProfileChooser.Candidate::content));
    }

    Link link() {
        Optional<Dialect> spoken = state instanceof LinkState.Connected up ? parts.dialectOf(up.connection()) : Optional.empty();
        return new Link(isUp(), spoken.map(Dialect::version), since, why, state.ends());
    }

    /** The credentials that were used, or are just being used, do not count any more: what does is used as soon as may be. */
    void outdated(String reason) {
        if (isUp()) {
            owner.outdated(reason);
        } else if (state instanceof LinkState.Connecting connecting) {
            // not given up half-way: there is never a second connection beside the first (B10.FR.06)
            connecting.attempt().outdated(reason);
        } else if (state instanceof LinkState.Waiting) {
            connect();
        }
    }

    /** Closes the link and connects anew after a pause. No effect once stopped. */
    void pause(Duration pause, String reason) {
        if (!(state instanceof LinkState.Stopped)) {
            close(waiting(pause, false), NORMAL, reason);
        }
    }

    /** Something that was missing may be there now. */
    void partsChanged() {
        if (state instanceof LinkState.Waiting waiting && waiting.interruptible()) {
            connect();
        }
    }

    /** An answer came on the link. */
    void answered() {
        if (!(state instanceof LinkState.Connected up) || up.attempt().proven()) {
            return;
        }
        LinkAttempt attempt = up.attempt();
        attempt.prove();
        trials.end(attempt.candidate);
        why = connectedTo(attempt);
        results.proven(attempt, up.connection());
        owner.proven(attempt.slot(), attempt.content());
    }

    boolean isProven() {
        return state.current().filter(LinkAttempt::proven).isPresent();
    }

    /** Runs that once the peer has shown that it lives; if it does not, the link is lost. */
    void whenAlive(Runnable alive) {
        if (state instanceof LinkState.Connected up) {
            up.watch().probe(alive);
        }
    }

    /** The CSMS accepts connections, and that is all: the link is a failed attempt. */
    void useless(String reason) {
        if (state instanceof LinkState.Connected up) {
            up.connection().close(GOING_AWAY, reason);
            lost(up, reason, false);
        }
    }

    /** The CSMS breaks the protocol all the time. */
    void misbehaves(String reason) {
        if (state instanceof LinkState.Connected up) {
            up.attempt().misbehaved();
            up.connection().close(POLICY, reason);
            lost(up, reason, false);
        }
    }

    private void pingIntervalChanged() {
        if (state instanceof LinkState.Connected up) {
            up.watch().intervalChanged();
        }
    }

    // ---- the states

    private void enter(LinkState next) {
        LinkState former = state;
        state = next;
        former.leave();
    }

    private LinkState.Waiting waiting(Duration wait, boolean interruptible) {
        return new LinkState.Waiting(loop.after(wait, this::connect), loop.uptime().plus(wait), interruptible);
    }

    private void connect() {
        // whatever fails from here on, there is a timer
        enter(waiting(AFTER_ERROR, false));
        Optional<String> missing = parts.missing();
        Optional<ProfileChooser.Candidate> next = chooser.current();
        if (missing.isPresent() || next.isEmpty()) {
            enter(waiting(MISSING, true));
            say(missing.orElse("no address of a CSMS is configured"));
            owner.unreachable(why);
        } else if (credentials.awaited(next.get().content())) {
            enter(waiting(SOON, true));
            say("the keeper of the certificates is not there yet");
        } else {
            connect(new LinkAttempt(loop, next.get(), listener));
        }
    }

    private void connect(LinkAttempt attempt) {
        try {
            Optional<String> mistake = endpoints.mistake(attempt.content());
            if (mistake.isPresent()) {
                connecting(attempt, Duration.ZERO);
                failed(attempt, new ConnectFailedException(Cause.UNREACHABLE, mistake.get(), null));
                return;
            }
            Endpoint endpoint = endpoints.of(attempt.candidate);
            attempt.by(endpoint);
            connecting(attempt, endpoint.timeout());
            LOG.debug("connecting to {}", endpoint);
            trials.begin(attempt.candidate, () -> dial(attempt, endpoint), () -> processEnded(attempt));
        } catch (RuntimeException e) {
            LOG.error("the attempt to connect failed by an error of the station's own", e);
            if (!isCurrent(attempt)) {
                connecting(attempt, Duration.ZERO);
            }
            failed(attempt, e);
        }
    }

    private void dial(LinkAttempt attempt, Endpoint endpoint) {
        if (!isCurrent(attempt)) {
            return;
        }
        parts.transport().connect(endpoint, attempt).onResolve(() -> {}).then(connected -> {
            Connection connection = connected.getValue();
            loop.execute(() -> opened(attempt, connection));
            return null;
        }, failed -> {
            Throwable failure = failed.getFailure();
            loop.execute(() -> failed(attempt, failure));
        });
    }

    /** It is not tried again before all others were. */
    private void processEnded(LinkAttempt attempt) {
        if (isCurrent(attempt)) {
            chooser.skip();
            failed(attempt, new ConnectFailedException(Cause.UNREACHABLE,
                    "the station's process ended under the last attempt with " + attempt.content().url(), null));
        }
    }

    private void connecting(LinkAttempt attempt, Duration timeout) {
        Duration longest = timeout.plus(GRACE);
        enter(new LinkState.Connecting(attempt, loop.after(longest, () -> failed(attempt, new ConnectFailedException(Cause.UNREACHABLE,
                "the transport did not say within " + longest.toSeconds() + " s how the attempt ended", null))),
                loop.uptime().plus(longest)));
    }

    private boolean isCurrent(LinkAttempt attempt) {
        return state instanceof LinkState.Connecting connecting && connecting.attempt() == attempt;
    }

    private void opened(LinkAttempt attempt, Connection connection) {
        Optional<Dialect> dialect = parts.dialectOf(connection);
        if (!isCurrent(attempt)) {
            connection.close(GOING_AWAY, "not wanted any more");
        } else if (attempt.closed().isPresent()) {
            failed(attempt, new ConnectFailedException(Cause.HANDSHAKE, "the CSMS accepted the connection, then it was "
                    + attempt.closed().get(), null));
        } else if (dialect.isEmpty()) {
            connection.close(GOING_AWAY, "the OCPP version is not there any more");
            failed(attempt,
                    new ConnectFailedException(Cause.NO_SUB_PROTOCOL, connection.subProtocol() + " is not installed any more", null));
        } else {
            up(attempt, connection, dialect.get());
        }
    }

    private void up(LinkAttempt attempt, Connection raw, Dialect dialect) {
        SendBacklog connection = new SendBacklog(loop, raw);
        PingWatch watch = new PingWatch(loop, settings::pingInterval, connection, reason -> silent(attempt, reason));
        enter(new LinkState.Connected(attempt, connection, watch));
        since = loop.uptime();
        why = connectedTo(attempt) + "; it has not answered a call yet";
        LOG.info("{} ({}, network profile {})", connectedTo(attempt), connection.subProtocol(), attempt.slot());
        try {
            watch.start();
            owner.up(connection, dialect, attempt.slot(), attempt.content());
            attempt.outdated().ifPresent(owner::outdated);
        } catch (RuntimeException e) {
            LOG.error("the link cannot be used, an error of the station's own", e);
            if (state instanceof LinkState.Connected up && up.attempt() == attempt) {
                connection.close(INTERNAL, "an error of the station");
                lost(up, "an error of the station's own: " + e, false);
            }
        }
    }

    private String connectedTo(LinkAttempt attempt) {
        return "connected to " + attempt.content().url() + " as " + endpoints.identity(attempt.content());
    }

    private void silent(LinkAttempt attempt, String reason) {
        if (state instanceof LinkState.Connected up && up.attempt() == attempt) {
            up.connection().close(GOING_AWAY, reason);
            lost(up, reason, true);
        }
    }

    private void failed(LinkAttempt attempt, Throwable failure) {
        if (!isCurrent(attempt)) {
            return;
        }
        enter(waiting(AFTER_ERROR, false));
        trials.end(attempt.candidate);
        Duration wait = results.failed(attempt, failure);
        enter(waiting(wait, false));
        say(FailureReports.words(failure));
        owner.unreachable(why);
    }

    private void lost(LinkState.Connected up, String reason, boolean silent) {
        LinkAttempt attempt = up.attempt();
        enter(waiting(AFTER_ERROR, false));
        Duration wait;
        if (attempt.proven()) {
            wait = results.lost(attempt);
            LOG.info("link lost: {}; next attempt in {} s", reason, wait.toSeconds());
        } else {
            trials.end(attempt.candidate);
            wait = results.failed(attempt, new ConnectFailedException(Cause.HANDSHAKE,
                    "the CSMS accepted the connection, but answered no call until it ended: " + reason, null));
        }
        enter(waiting(wait, false));
        down(reason, silent);
    }

    private void down(String reason, boolean silent) {
        since = loop.uptime();
        say(reason);
        owner.down(reason, silent);
    }

    /** By the station's own decision: that is no failed attempt. */
    private void close(LinkState next, int code, String reason) {
        LinkState former = state;
        enter(next);
        former.current().ifPresent(attempt -> trials.end(attempt.candidate));
        if (former instanceof LinkState.Connected up) {
            up.connection().close(code, reason);
            results.closed(up.attempt());
            LOG.info("link closed: {}", reason);
            down(reason, false);
        }
    }

    private void say(String reason) {
        if (!reason.equals(why)) {
            why = reason;
            LOG.debug("offline: {}", reason);
        }
    }
}
