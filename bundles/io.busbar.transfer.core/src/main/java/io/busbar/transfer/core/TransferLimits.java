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
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What no peer of a transfer may exceed, whatever the protocol. */
@Component(service = TransferLimits.class, configurationPid = "io.busbar.transfer.core")
@Designate(ocd = TransferLimits.Config.class)
public final class TransferLimits {

    /** Configuration. */
    @ObjectClassDefinition
    @interface Config {

        /** What has to move of a file on average over five minutes, in bytes a second. */
        @AttributeDefinition(min = "0")
        int leastBytesPerSecond() default 256;

        /** Longest time for one try of a transfer. */
        @AttributeDefinition(min = "1")
        int longestHours() default 24;

        /** Whether transfers to addresses of this machine, its link and private networks are refused. */
        boolean refusePrivateAddresses() default false;
    }

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final int leastBytesPerSecond;
    private final Duration window;
    private final Duration longest;
    private final PeerAddresses peers;
    private volatile FreeSpace space;

    @Activate
    public TransferLimits(Config config) {
        this(config.leastBytesPerSecond(), WINDOW, Duration.ofHours(config.longestHours()),
                config.refusePrivateAddresses() ? PeerAddresses.PUBLIC : PeerAddresses.ALL);
    }

    /** To any address. */
    public TransferLimits(int leastBytesPerSecond, Duration window, Duration longest) {
        this(leastBytesPerSecond, window, longest, PeerAddresses.ALL);
    }

    public TransferLimits(int leastBytesPerSecond, Duration window, Duration longest, PeerAddresses peers) {
        if (leastBytesPerSecond < 0 || longest.toMillis() < 1) {
            throw new IllegalArgumentException("leastBytesPerSecond is 0 or more, longestHours is 1 or more");
        }
        this.leastBytesPerSecond = leastBytesPerSecond;
        this.window = window;
        this.longest = longest;
        this.peers = peers;
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

    /** The addresses that every connection of a transfer is limited to. */
    public PeerAddresses peers() {
        return peers;
    }

    /** Bytes of the disk that a file may still use; all where nobody keeps a floor. Any thread; waits for the file system. */
    public LongSupplier room() {
        return () -> {
            FreeSpace present = space;
            return present == null ? Long.MAX_VALUE : present.availableBytes();
        };
    }
}
