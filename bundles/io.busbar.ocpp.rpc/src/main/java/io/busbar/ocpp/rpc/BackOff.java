package io.busbar.ocpp.rpc;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How long to wait before connecting again (OCPP 2.0.1 part 4, 5.3); each network profile has its own, so that the next one is tried soon. */
final class BackOff {

    /** However the variables are set, a station is not lost for longer than that. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final RpcSettings settings;
    private final RandomGenerator random;
    private final Map<Integer, Integer> waits = new HashMap<>();

    BackOff(RpcSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    void reset() {
        waits.clear();
    }

    /** The minimum, doubled with each failure up to the limit, and a new random part each time; an hour at most in all. */
    Duration next(int slot) {
        int doublings = Math.min(waits.merge(slot, 1, Integer::sum) - 1, settings.backOffRepeats());
        long randomMillis = settings.backOffRandom().toMillis();
        Duration wait = settings.backOffMinimum().multipliedBy(1L << doublings)
                .plusMillis(randomMillis == 0 ? 0 : random.nextLong(randomMillis + 1));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
