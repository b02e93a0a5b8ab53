package io.busbar.block.security;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Monitors the space for the station's data, and reports once when it gets short (MemoryExhaustion); again when it was better meanwhile. */
@Component(service = {}, immediate = true, configurationPid = "io.busbar.block.security")
public final class DiskSpaceMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpaceMonitor.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(10);
    private static final long LEAST_BYTES = 32L * 1024 * 1024;

    private final StationLoop loop;
    private final SecurityEvents events;
    private final Callable<Long> freeBytes;
    private final StationLoop.Timer timer;
    private boolean reported;

    @Activate
    public DiskSpaceMonitor(@Reference StationLoop loop, @Reference SecurityEvents events, Security.Config config) {
        this(loop, events, room(config.dataDirectory()));
    }

    /** @param freeBytes asked off the loop */
    DiskSpaceMonitor(StationLoop loop, SecurityEvents events, Callable<Long> freeBytes) {
        this.loop = loop;
        this.events = events;
        this.freeBytes = freeBytes;
        timer = loop.every(CHECK_INTERVAL, this::check);
    }

    /** The component goes without its bundle, and so without its loop, when its configuration is changed. */
    @Deactivate
    void close() {
        timer.cancel();
    }

    private static Callable<Long> room(String directory) {
        return () -> directory.isEmpty() ? Long.MAX_VALUE : Files.getFileStore(Path.of(directory)).getUsableSpace();
    }

    private void check() {
        loop.offload(freeBytes).onSuccess(free -> {
            boolean little = free < LEAST_BYTES;
            if (little && !reported) {
                events.raise("MemoryExhaustion", free / 1024 + " KiB are left for the station's data");
            }
            reported = little;
        }).onFailure(failure -> LOG.warn("the room for the station's data is not known: {}", failure.getMessage()));
    }
}
