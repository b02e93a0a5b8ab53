package io.busbar.plant.sim;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** The motor that locks a plug: it needs time, tries three times when it jams, and stays where it was. */
final class LockActuator {

    private static final Duration TRAVEL = Duration.ofMillis(350);
    private static final int TRIES = 3;

    private final StationLoop loop;
    private final BooleanSupplier jammed;
    private final Consumer<Boolean> arrived;
    private final Runnable failed;
    private final Delayed motion;
    private Deferred<Boolean> order;

    LockActuator(StationLoop loop, BooleanSupplier jammed, Consumer<Boolean> arrived, Runnable failed) {
        this.loop = loop;
        this.jammed = jammed;
        this.arrived = arrived;
        this.failed = failed;
        motion = new Delayed(loop);
        order = loop.promises().deferred();
    }

    /** A newer order ends the one that is under way: it did not arrive. */
    Promise<Boolean> move(boolean lock) {
        if (motion.waiting()) {
            order.resolve(false);
        }
        order = loop.promises().deferred();
        motion.start(TRAVEL, () -> attempt(lock, 1));
        return order.getPromise();
    }

    private void attempt(boolean lock, int number) {
        if (!jammed.getAsBoolean()) {
            arrived.accept(lock);
            order.resolve(true);
        } else if (number < TRIES) {
            motion.start(TRAVEL, () -> attempt(lock, number + 1));
        } else {
            failed.run();
            order.resolve(false);
        }
    }
}
