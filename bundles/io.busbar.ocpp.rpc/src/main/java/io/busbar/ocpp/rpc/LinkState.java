package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;

/**
 * What the link does: exactly one of these at any time. Each but {@link Stopped} has something that ends it, so there is always a link, an attempt
 * or a timer.
 */
sealed interface LinkState {

    /** Not started, or stopped for good. */
    record Stopped() implements LinkState {}

    /**
     * The next attempt has its time.
     *
     * @param due uptime at which the timer fires
     * @param interruptible whether it waits for something that may be there any moment, and not because of the back-off
     */
    record Waiting(StationLoop.Timer timer, Duration due, boolean interruptible) implements LinkState {

        @Override
        public void leave() {
            timer.cancel();
        }

        @Override
        public Optional<Duration> ends() {
            return Optional.of(due);
        }
    }

    /** @param due uptime at which the attempt has failed if the transport has not said how it ended */
    record Connecting(LinkAttempt attempt, StationLoop.Timer deadline, Duration due) implements LinkState {

        @Override
        public void leave() {
            deadline.cancel();
        }

        @Override
        public Optional<LinkAttempt> current() {
            return Optional.of(attempt);
        }

        @Override
        public Optional<Duration> ends() {
            return Optional.of(due);
        }
    }

    record Connected(LinkAttempt attempt, SendBacklog connection, PingWatch watch) implements LinkState {

        @Override
        public void leave() {
            watch.stop();
        }

        @Override
        public Optional<LinkAttempt> current() {
            return Optional.of(attempt);
        }
    }

    /** Cancels what would end it: another state follows. */
    default void leave() {
        // nothing runs
    }

    /** The attempt that is under way, or led to the link. */
    default Optional<LinkAttempt> current() {
        return Optional.empty();
    }

    /** Uptime at which it ends by itself; empty while the link is up, and once stopped. */
    default Optional<Duration> ends() {
        return Optional.empty();
    }
}
