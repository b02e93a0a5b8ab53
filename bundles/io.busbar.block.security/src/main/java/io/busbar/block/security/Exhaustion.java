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

/** Looks at the room for the station's data, and tells once when it gets short (MemoryExhaustion); again when it was better meanwhile. */
@Component(service = {}, immediate = true, configurationPid = "io.busbar.block.security")
public final class Exhaustion {

    private static final Logger LOG = LoggerFactory.getLogger(Exhaustion.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final long LEAST_BYTES = 32L * 1024 * 1024;

    private final StationLoop loop;
    private final SecurityEvents events;
    private final Callable<Long> freeBytes;
    private final StationLoop.Timer timer;
    private boolean told;

    @Activate
    public Exhaustion(@Reference StationLoop loop, @Reference SecurityEvents events, Security.Config config) {
        this(loop, events, room(config.dataDirectory()));
    }

    /** @param freeBytes asked off the loop */
    Exhaustion(StationLoop loop, SecurityEvents events, Callable<Long> freeBytes) {
        this.loop = loop;
        this.events = events;
        this.freeBytes = freeBytes;
        timer = loop.every(LOOK, this::look);
    }

    /** The component goes without its bundle, and so without its loop, when its configuration is changed. */
    @Deactivate
    void close() {
        timer.cancel();
    }

    private static Callable<Long> room(String directory) {
        return () -> directory.isEmpty() ? Long.MAX_VALUE : Files.getFileStore(Path.of(directory)).getUsableSpace();
    }

    private void look() {
        loop.offload(freeBytes).onSuccess(free -> {
            boolean little = free < LEAST_BYTES;
            if (little && !told) {
                events.raise("MemoryExhaustion", free / 1024 + " KiB are left for the station's data");
            }
            told = little;
        }).onFailure(failure -> LOG.warn("the room for the station's data is not known: {}", failure.getMessage()));
    }
}
