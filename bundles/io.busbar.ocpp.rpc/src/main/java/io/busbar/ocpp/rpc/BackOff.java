package io.busbar.ocpp.rpc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before connecting again (OCPP 2.0.1 part 4, 5.3). */
final class BackOff {

    private final RpcSettings settings;
    private final RandomGenerator random;
    private int failures;

    BackOff(RpcSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    void reset() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    /** The minimum, doubled with each failure up to the limit, and a new random part each time. */
    Duration next() {
        int doublings = Math.min(failures++, settings.backOffRepeats());
        long randomMillis = settings.backOffRandom().toMillis();
        return settings.backOffMinimum().multipliedBy(1L << doublings)
                .plusMillis(randomMillis == 0 ? 0 : random.nextLong(randomMillis + 1));
    }
}
