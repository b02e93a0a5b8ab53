package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.TokenQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens that were presented and are not settled: being authorized, or waiting for a transaction to end. On the loop. */
final class PresentedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(PresentedTokens.class);

    /** Longer than a transaction takes to end; a driver does not wait for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 20;

    private record Asked(String token, OptionalInt evseId) {}

    private final StationLoop loop;
    private final Set<Asked> asked = new HashSet<>();
    private final Map<Integer, IdToken> stopped = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();

    PresentedTokens(StationLoop loop) {
        this.loop = loop;
    }

    private static Asked key(TokenQuestion token) {
        return new Asked(Tokens.key(token.idToken()), token.evseId());
    }

    /** @return false while the same token is being authorized for the same place */
    boolean ask(TokenQuestion token) {
        return asked.add(key(token));
    }

    void answered(TokenQuestion token) {
        asked.remove(key(token));
    }

    /** This token ends the transaction of an EVSE. */
    void stopped(int evseId, IdToken token) {
        stopped.put(evseId, token);
    }

    boolean hasStopped(int evseId, IdToken token) {
        IdToken last = stopped.get(evseId);
        return last != null && Tokens.same(last, token);
    }

    /** Evaluates a token when the transaction that is about to end has ended. */
    void afterEnd(Runnable evaluate) {
        if (waiting.size() >= MOST_WAITING) {
            LOG.info("a token is not evaluated: too many wait for a transaction to end");
            return;
        }
        waiting.add(evaluate);
        loop.after(PATIENCE, () -> {
            if (waiting.remove(evaluate)) {
                LOG.info("a token is not evaluated: the transaction that was about to end has not ended in {} s", PATIENCE.toSeconds());
            }
        });
    }

    /** The transaction of an EVSE has ended. */
    void ended(int evseId) {
        stopped.remove(evseId);
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(loop::execute);
    }
}
