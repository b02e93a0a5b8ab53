package io.busbar.store.journal;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** The store as a service, in the folder that the configuration {@value #PID} names. */
@Component(configurationPid = StoreComponent.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StoreComponent implements Store {

    static final String PID = "io.busbar.store";

    /** Configuration. */
    @interface Configuration {

        /** Folder of the journal, made on first use; on a file system that keeps its promises about synchronisation. */
        String directory();

        /** Size of one file of the journal. */
        int segmentBytes() default 1 << 20;

        /** Commits that wait for the disk may have so many bytes together; past that the store fails stop. */
        long backlogBytes() default 16 << 20;
    }

    private final JournalStore store;

    @Activate
    public StoreComponent(@Reference StationLoop loop, Configuration configuration) {
        if (configuration.directory() == null || configuration.directory().isBlank()) {
            throw new IllegalArgumentException("Configuration " + PID + " names no directory");
        }
        store = new JournalStore(
                Path.of(configuration.directory()), loop.executor(),
                new JournalStore.Sizes(configuration.segmentBytes(), configuration.backlogBytes()));
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
    public Commit begin() {
        return store.begin();
    }

    @Deactivate
    void close() {
        store.close();
    }
}
