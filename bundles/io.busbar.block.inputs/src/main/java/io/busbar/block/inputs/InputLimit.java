package io.busbar.block.inputs;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many inputs of a card reader or a button count. People are slower; a card that stays in the reader's field or a contact that bounces would start
 * and stop transactions, ask the CSMS and write to the disk many times a second. After {@link #BURST} in a row nothing counts until the source has
 * been quiet: each period of quiet since the last input allows one more. On the loop.
 */
final class InputLimit {

    static final int BURST = 20;
    static final Duration QUIET = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(InputLimit.class);

    private final StationLoop loop;
    private final Duration quiet;
    private final String source;
    private Duration last;
    private long left = BURST;
    private boolean ignoring;

    /** @param source for the log @param quiet what allows one more */
    InputLimit(StationLoop loop, String source, Duration quiet) {
        this.loop = loop;
        this.quiet = quiet;
        this.source = source;
        last = loop.uptime();
    }

    /** Where a driver belongs, for the log. */
    static String at(OptionalInt evseId) {
        return evseId.isPresent() ? " of EVSE " + evseId.getAsInt() : " of the station";
    }

    /** Whether the input that comes now counts. */
    boolean counts() {
        Duration now = loop.uptime();
        left = Math.min(BURST, left + now.minus(last).dividedBy(quiet));
        last = now;
        if (left > 0) {
            left--;
            ignoring = false;
            return true;
        }
        if (!ignoring) {
            ignoring = true;
            LOG.warn("{} reports without a pause, as if a card or a button were stuck; it is ignored until it has been quiet for {} ms",
                    source,
                    quiet.toMillis());
        }
        return false;
    }
}
