package io.busbar.block.inputs;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;

/**
 * How many of a reader's tokens count: of the same one as a stuck button's inputs, so that a card in the field does not start and stop; of different
 * ones more, as many people pass a reader, and somebody who tries codes does not keep others from charging. On the loop.
 */
final class TokenLimit {

    private static final Duration BETWEEN_DIFFERENT = Duration.ofMillis(500);

    private final StationLoop loop;
    private final String reader;
    private final InputLimit all;
    private InputLimit same;
    private Optional<ReaderToken> last = Optional.empty();

    /** @param reader for the log */
    TokenLimit(StationLoop loop, String reader) {
        this.loop = loop;
        this.reader = reader;
        all = new InputLimit(loop, reader, BETWEEN_DIFFERENT);
        same = new InputLimit(loop, reader, InputLimit.QUIET);
    }

    /** Whether the token that is presented now counts. @param token null if the reader reports none */
    boolean counts(ReaderToken token) {
        if (!last.equals(Optional.ofNullable(token))) {
            last = Optional.ofNullable(token);
            same = new InputLimit(loop, reader, InputLimit.QUIET);
        }
        boolean oneOfAll = all.counts();
        return same.counts() && oneOfAll;
    }
}
