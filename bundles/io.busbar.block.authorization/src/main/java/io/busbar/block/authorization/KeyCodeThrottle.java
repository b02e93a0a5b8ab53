package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenTypes;
import java.time.Duration;

/** Makes guessing key codes slow (C04.FR.06): after each wrong one none is evaluated for a while, twice as long each time, a minute at most. */
final class KeyCodeThrottle {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration until = Duration.ZERO;
    private Duration next = FIRST;

    boolean holds(IdToken token, Duration uptime) {
        return token.type().equals(IdTokenTypes.KEY_CODE) && uptime.compareTo(until) < 0;
    }

    void answered(IdToken token, boolean right, Duration uptime) {
        if (!token.type().equals(IdTokenTypes.KEY_CODE)) {
            return;
        }
        if (right) {
            next = FIRST;
            return;
        }
        until = uptime.plus(next);
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
}
