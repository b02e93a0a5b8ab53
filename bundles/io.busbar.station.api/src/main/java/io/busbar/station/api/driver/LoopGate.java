package io.busbar.station.api.driver;

import io.busbar.station.api.loop.StationLoop;
import java.util.Objects;

/** Brings what a driver reports, on whichever thread, to the station loop. Once closed, it drops what still comes. Any thread. */
public final class LoopGate {

    private final StationLoop loop;
    private volatile boolean closed;

    public LoopGate(StationLoop loop) {
        this.loop = Objects.requireNonNull(loop);
    }

    /** Runs an event on the loop, after those that were given before; not if the gate is closed by then. */
    public void run(Runnable event) {
        if (!closed) {
            loop.execute(() -> {
                if (!closed) {
                    event.run();
                }
            });
        }
    }

    /** No event runs after this, if it is called on the loop; otherwise one that runs now may end. */
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }
}
