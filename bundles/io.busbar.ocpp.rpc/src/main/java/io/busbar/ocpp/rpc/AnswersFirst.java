package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What is sent because of a request goes out after its answer. While a handler has not answered, whatever was queued since it was called is
 * held: a call, or a transaction message, by its place in its queue. Both queues keep their order, and what was queued before passes. A handler
 * that cannot answer without an answer of the CSMS gets it after {@link #HELD_AT_MOST}. On the loop.
 */
final class AnswersFirst {

    /** Longer than a commit takes, and short enough to leave the handler time to answer. */
    static final Duration HELD_AT_MOST = Duration.ofSeconds(5);

    /** A call of the CSMS between its handler's begin and its answer. */
    final class Hold {

        private long callsTo;
        private long messagesTo;
        private StationLoop.Timer timer;

        /** The handler is about to be called: what is queued from now on is held. */
        void begin() {
            callsTo = newestCall.getAsLong();
            messagesTo = newestMessage.getAsLong();
            open.add(this);
            timer = loop.after(HELD_AT_MOST, this::end);
        }

        /** The answer is written, or is not awaited any longer. */
        void end() {
            if (open.remove(this)) {
                timer.cancel();
                released.run();
            }
        }
    }

    private final StationLoop loop;
    private final LongSupplier newestCall;
    private final LongSupplier newestMessage;
    private final Runnable released;
    private final List<Hold> open = new ArrayList<>();

    /**
     * @param newestCall number of the call queued last
     * @param newestMessage place of the transaction message queued last
     * @param released run when something may be sent again
     */
    AnswersFirst(StationLoop loop, LongSupplier newestCall, LongSupplier newestMessage, Runnable released) {
        this.loop = loop;
        this.newestCall = newestCall;
        this.newestMessage = newestMessage;
        this.released = released;
    }

    Hold hold() {
        return new Hold();
    }

    boolean holdsCall(long number) {
        return open.stream().anyMatch(hold -> number > hold.callsTo);
    }

    boolean holdsMessage(long place) {
        return open.stream().anyMatch(hold -> place > hold.messagesTo);
    }
}
