package io.busbar.plant.sim;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.Consumer;

/** The contactor: it needs time. */
final class Contactor {

    private static final Duration CLOSES = Duration.ofMillis(60);
    private static final Duration OPENS = Duration.ofMillis(20);

    private final Consumer<Boolean> moved;
    private final Delayed motion;
    private boolean closed;

    Contactor(StationLoop loop, Consumer<Boolean> moved) {
        this.moved = moved;
        motion = new Delayed(loop);
    }

    boolean closed() {
        return closed;
    }

    void want(boolean wanted) {
        if (wanted == closed) {
            motion.cancel();
        } else if (!motion.waiting()) {
            motion.start(wanted ? CLOSES : OPENS, () -> {
                closed = wanted;
                moved.accept(wanted);
            });
        }
    }
}
