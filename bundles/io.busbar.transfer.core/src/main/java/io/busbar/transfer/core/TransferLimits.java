package io.busbar.transfer.core;

import io.busbar.store.api.FreeSpace;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What no peer of a transfer may exceed, whatever the protocol. */
@Component(service = TransferLimits.class, configurationPid = "io.busbar.transfer.core")
public final class TransferLimits {

    /** Configuration. */
    @interface Config {

        /** What has to move of a file on average over five minutes, in bytes a second. */
        int leastBytesPerSecond() default 256;

        /** Longest time for one try of a transfer. */
        int longestHours() default 24;
    }

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final int leastBytesPerSecond;
    private final Duration window;
    private final Duration longest;
    private volatile FreeSpace space;

    @Activate
    public TransferLimits(Config config) {
        this(config.leastBytesPerSecond(), WINDOW, Duration.ofHours(config.longestHours()));
    }

    public TransferLimits(int leastBytesPerSecond, Duration window, Duration longest) {
        if (leastBytesPerSecond < 0 || longest.toMillis() < 1) {
            throw new IllegalArgumentException("leastBytesPerSecond is 0 or more, longestHours is 1 or more");
        }
        this.leastBytesPerSecond = leastBytesPerSecond;
        this.window = window;
        this.longest = longest;
    }

    /** Who keeps the disk's floor; the store, in the framework. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    public void bindSpace(FreeSpace present) {
        space = present;
    }

    public void unbindSpace(FreeSpace absent) {
        if (space == absent) {
            space = null;
        }
    }

    /** @param silence of the protocol's own configuration */
    public Pace pace(Duration silence) {
        return new Pace(silence, leastBytesPerSecond, window, longest);
    }

    /** Bytes of the disk that a file may still use; all where nobody keeps a floor. Any thread; waits for the file system. */
    public LongSupplier room() {
        return () -> {
            FreeSpace present = space;
            return present == null ? Long.MAX_VALUE : present.availableBytes();
        };
    }
}
