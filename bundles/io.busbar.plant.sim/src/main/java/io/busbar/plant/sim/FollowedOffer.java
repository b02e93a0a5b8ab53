package io.busbar.plant.sim;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The offer as the car obeys it: after a while. IEC 61851-1 allows it five seconds; this car is quick, and quickest when there is less. */
final class FollowedOffer {

    private static final Duration MORE_AFTER = Duration.ofMillis(500);
    private static final Duration LESS_AFTER = Duration.ofMillis(200);

    private final DoubleSupplier offered;
    private final Runnable changed;
    private final Delayed change;
    private double amps;
    private double awaited;

    /** @param offered by the pilot now @param changed runs when the car obeys another offer */
    FollowedOffer(StationLoop loop, DoubleSupplier offered, Runnable changed) {
        this.offered = offered;
        this.changed = changed;
        change = new Delayed(loop);
    }

    double amps() {
        return amps;
    }

    void follow() {
        double now = offered.getAsDouble();
        if (now == amps) {
            change.cancel();
        } else if (!change.waiting() || now != awaited) {
            awaited = now;
            change.start(now < amps ? LESS_AFTER : MORE_AFTER, () -> {
                amps = offered.getAsDouble();
                changed.run();
            });
        }
    }

    /** A car has come, and has not obeyed anything yet. */
    void restart() {
        amps = 0;
    }

    /** The car has left. */
    void end() {
        change.cancel();
        amps = 0;
    }
}
