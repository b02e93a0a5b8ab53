package io.busbar.transfer.core;

import io.busbar.transfer.api.DiskFloor;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What no peer of a transfer may exceed, whatever the protocol. */
@Component(service = {TransferLimits.class, DiskFloor.class}, configurationPid = "io.busbar.transfer.core")
public final class TransferLimits implements DiskFloor {

    /** Configuration. */
    @interface Config {

        /** What has to move of a file on average over five minutes, in bytes a second. */
        int leastBytesPerSecond() default 256;

        /** Longest time for one try of a transfer. */
        int longestHours() default 24;

        /** Space on the data disk that no transfer uses. */
        int floorMegabytes() default 48;
    }

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final long MEGABYTE = 1024 * 1024;

    private final int leastBytesPerSecond;
    private final Duration window;
    private final Duration longest;
    private final long floorBytes;

    @Activate
    public TransferLimits(Config config) {
        this(config.leastBytesPerSecond(), WINDOW, Duration.ofHours(config.longestHours()), config.floorMegabytes() * MEGABYTE);
    }

    public TransferLimits(int leastBytesPerSecond, Duration window, Duration longest, long floorBytes) {
        if (leastBytesPerSecond < 0 || longest.toMillis() < 1 || floorBytes < 0) {
            throw new IllegalArgumentException("leastBytesPerSecond and floorMegabytes are 0 or more, longestHours is 1 or more");
        }
        this.leastBytesPerSecond = leastBytesPerSecond;
        this.window = window;
        this.longest = longest;
        this.floorBytes = floorBytes;
    }

    /** @param silence of the protocol's own configuration */
    public Pace pace(Duration silence) {
        return new Pace(silence, leastBytesPerSecond, window, longest);
    }

    @Override
    public long floorBytes() {
        return floorBytes;
    }
}
