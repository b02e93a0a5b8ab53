package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.station.api.loop.StationLoop;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt to connect, and what became of it. What its connection reports once another attempt has begun has no effect. On the loop. */
final class LinkAttempt implements ConnectionListener {

    /** Who makes the attempts. On the loop. */
    interface Owner {

        void received(LinkAttempt attempt, String text, Runnable next);

        void heard(LinkAttempt attempt);

        void closed(LinkAttempt attempt, String why);
    }

    /** RFC 6455: the connection ended without a close frame. */
    private static final int NO_CLOSE_FRAME = 1006;

    final ProfileChooser.Candidate candidate;
    private final StationLoop loop;
    private final Owner owner;
    private final AtomicBoolean pong = new AtomicBoolean();
    private Optional<Endpoint> endpoint = Optional.empty();
    private Optional<String> closed = Optional.empty();
    private Optional<String> outdated = Optional.empty();
    private boolean proven;
    private boolean misbehaved;

    LinkAttempt(StationLoop loop, ProfileChooser.Candidate candidate, Owner owner) {
        this.loop = loop;
        this.candidate = candidate;
        this.owner = owner;
    }

    void by(Endpoint used) {
        endpoint = Optional.of(used);
    }

    /** What it is made with; empty before it has really begun. */
    Optional<Endpoint> endpoint() {
        return endpoint;
    }

    int slot() {
        return candidate.slot();
    }

    NetworkSlot content() {
        return candidate.content();
    }

    /** Why its connection has ended; it may do so before it was handed over. */
    Optional<String> closed() {
        return closed;
    }

    /** The credentials that it is made with do not count any more. */
    void outdated(String why) {
        outdated = Optional.of(why);
    }

    Optional<String> outdated() {
        return outdated;
    }

    /** Whether the CSMS has answered a call: until then it may be one that merely accepts connections. */
    boolean proven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    /** The CSMS sent so much that is no OCPP that the link was closed: what it proved before does not reset the back-off. */
    void misbehaved() {
        misbehaved = true;
    }

    boolean resetsBackOff() {
        return proven && !misbehaved;
    }

    @Override
    public void onText(String text, Runnable next) {
        loop.execute(() -> owner.received(this, text, next));
    }

    /** A peer may send pongs faster than the loop runs: one task at a time. */
    @Override
    public void onPong() {
        if (pong.compareAndSet(false, true)) {
            loop.execute(() -> {
                pong.set(false);
                owner.heard(this);
            });
        }
    }

    @Override
    public void onClosed(int code, String reason) {
        closedFor(code == NO_CLOSE_FRAME
                ? "the connection broke, there was no close frame"
                : "closed by the CSMS (" + code + (reason.isEmpty() ? "" : " " + OcppJConnection.printable(reason)) + ")");
    }

    @Override
    public void onClosedLocally(int code, String why) {
        closedFor("closed by the station: " + why + " (" + code + ")");
    }

    private void closedFor(String why) {
        loop.execute(() -> {
            closed = Optional.of(why);
            owner.closed(this, why);
        });
    }
}
