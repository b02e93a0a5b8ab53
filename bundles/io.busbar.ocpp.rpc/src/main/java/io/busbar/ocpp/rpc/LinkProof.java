package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether there is a CSMS at the other end of a new link: where the station has nothing to report to it, it is asked by a Heartbeat. One that leaves
 * calls without an answer, though it answers pings, is no CSMS. On the loop.
 */
final class LinkProof {

    /** What the blocks have to say on a new link goes first. */
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final int MOST_UNANSWERED = 2;

    private final StationLoop loop;
    private final LinkKeeper keeper;
    private final Supplier<OcppJConnection> line;
    private final BooleanSupplier mayAsk;
    private final Runnable heartbeat;
    private int unanswered;

    /**
     * @param mayAsk whether the station is registered: before that BootNotification is the question
     * @param heartbeat asks the CSMS by one
     */
    LinkProof(StationLoop loop, LinkKeeper keeper, Supplier<OcppJConnection> line, BooleanSupplier mayAsk, Runnable heartbeat) {
        this.loop = loop;
        this.keeper = keeper;
        this.line = line;
        this.mayAsk = mayAsk;
        this.heartbeat = heartbeat;
    }

    /** A new link stands. */
    void begin() {
        unanswered = 0;
        ask(line.get(), FIRST);
    }

    private void ask(OcppJConnection asked, Duration wait) {
        loop.after(wait, () -> {
            if (line.get() != asked || keeper.isProven()) {
                return;
            }
            if (mayAsk.getAsBoolean() && asked.idle()) {
                heartbeat.run();
            }
            ask(asked, AGAIN);
        });
    }

    void unanswered() {
        unanswered++;
        if (unanswered >= MOST_UNANSWERED && !keeper.isProven()) {
            keeper.useless("it left " + unanswered + " calls without an answer");
        }
    }
}
