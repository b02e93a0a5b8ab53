package io.busbar.store.journal;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.FreeSpace;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store as a service, in the folder that the configuration {@value #PID} names. */
@Component(configurationPid = StoreComponent.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StoreComponent.Configuration.class)
public final class StoreComponent implements Store, FreeSpace {

    private static final Logger LOG = LoggerFactory.getLogger(StoreComponent.class);

    static final String PID = "io.busbar.store";

    /** Configuration. */
    @ObjectClassDefinition
    @interface Configuration {

        /** Folder of the journal, made on first use; on a file system that keeps its promises about synchronisation. */
        String directory();

        /** Size of one file of the journal. */
        @AttributeDefinition(min = "4096")
        int segmentBytes() default 1 << 20;

        /** Commits that wait for the disk may have so many bytes together, essential ones twice as many; past that they are pushed back. */
        @AttributeDefinition(min = "4096")
        long backlogBytes() default 8 << 20;

        /** Half of what is kept for the journal on a full disk; at least the size of one of its files. */
        @AttributeDefinition(min = "0")
        int reserveBytes() default 2 << 20;

        /** Bytes of the file system that writers beside the store keep free for it, see {@link FreeSpace}. */
        @AttributeDefinition(min = "0")
        long floorBytes() default 32 << 20;
    }

    private final JournalStore store;
    private final Path directory;
    private final long floorBytes;

    @Activate
    public StoreComponent(@Reference StationLoop loop, Configuration configuration) {
        if (configuration.directory() == null || configuration.directory().isBlank()) {
            throw new IllegalArgumentException("Configuration " + PID + " names no directory");
        }
        directory = Path.of(configuration.directory());
        floorBytes = configuration.floorBytes();
        store = new JournalStore(
                directory, loop.executor(),
                new JournalStore.Sizes(configuration.segmentBytes(), configuration.backlogBytes(), configuration.reserveBytes()));
    }

    @Override
    public StoreSpace open(String owner, int schema, SchemaUpgrade upgrade) {
        return store.open(owner, schema, upgrade);
    }

    @Override
    public Promise<Void> keep(String owner) {
        return store.keep(owner);
    }

    @Override
    public Promise<Void> restore(String owner) {
        return store.restore(owner);
    }

    @Override
    public StoreCondition condition() {
        return store.condition();
    }

    @Override
    public Promise<Void> nextWrite() {
        return store.nextWrite();
    }

    @Override
    public List<String> damages() {
        return store.damages();
    }

    @Override
    public Commit begin() {
        return store.begin();
    }

    @Override
    public long availableBytes() {
        try {
            return Math.max(0, Files.getFileStore(directory).getUsableSpace() - floorBytes);
        } catch (IOException e) {
            LOG.warn("The space under {} is not known: {}", directory, e.toString());
            return 0;
        }
    }

    @Deactivate
    void close() {
        store.close();
    }
}
