package io.busbar.health;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** A loop whose timers do nothing while the test has it stuck. */
final class StoppableLoop implements StationLoop {

    private final StationLoop loop;
    boolean stuck;

    StoppableLoop(StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return loop.after(delay, task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return loop.every(period, () -> {
            if (!stuck) {
                task.run();
            }
        });
    }

    @Override
    public Timer at(Instant time, Runnable task) {
        return loop.at(time, task);
    }

    @Override
    public Instant now() {
        return loop.now();
    }

    @Override
    public Duration uptime() {
        return loop.uptime();
    }

    @Override
    public boolean inLoop() {
        return loop.inLoop();
    }

    @Override
    public PromiseFactory promises() {
        return loop.promises();
    }

    @Override
    public <T> Promise<T> offload(Callable<T> work) {
        return loop.offload(work);
    }
}
