package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the station silent until its installed modules are there: calls of the CSMS wait, and BootNotification does. The link is made
 * meanwhile. Open unless it is shut. On the loop.
 */
final class StartGate {

    private static final Logger LOG = LoggerFactory.getLogger(StartGate.class);

    private final StationLoop loop;
    private final Runnable onOpen;
    private StationLoop.Timer latest;

    StartGate(StationLoop loop, Runnable onOpen) {
        this.loop = loop;
        this.onOpen = onOpen;
    }

    /** @param atMost when it opens by itself: a module that never comes does not silence the station */
    void shut(Duration atMost) {
        if (latest == null) {
            latest = loop.after(atMost, () -> {
                LOG.warn("not all modules are there after {} s; the station registers without them", atMost.toSeconds());
                open();
            });
        }
    }

    void open() {
        if (latest != null) {
            latest.cancel();
            latest = null;
            onOpen.run();
        }
    }

    boolean isShut() {
        return latest != null;
    }
}
