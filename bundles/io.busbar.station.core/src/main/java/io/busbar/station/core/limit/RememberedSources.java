package io.busbar.station.core.limit;

import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources had limits, over restarts of the station: until such a source is there again nothing is offered. The limits themselves are not
 * stored, as they may change every second.
 */
public final class RememberedSources {

    /** @param owner symbolic name of its bundle */
    record StoredSource(String owner, boolean station, boolean evses) {}

    private static final Logger LOG = LoggerFactory.getLogger(RememberedSources.class);

    private final Store store;
    private final StoredMap<StoredSource> sources;

    public RememberedSources(Store store, StoreSpace space) {
        this.store = store;
        sources = space.vitalMap("limitSources", StoredSource.class);
    }

    void forEach(BiConsumer<String, StoredSource> visitor) {
        sources.forEach(visitor);
    }

    void note(LimitInput input) {
        StoredSource now = new StoredSource(input.owner(), input.limitsStation(), input.limitsEvses());
        Optional<StoredSource> before = sources.get(input.name());
        if (input.limits() ? !before.equals(Optional.of(now)) : before.isPresent()) {
            Commit commit = store.begin();
            if (input.limits()) {
                sources.put(commit, input.name(), now);
            } else {
                sources.remove(commit, input.name());
            }
            submit(commit, input);
        }
    }

    void forget(LimitInput input) {
        if (sources.get(input.name()).isPresent()) {
            Commit commit = store.begin();
            sources.remove(commit, input.name());
            submit(commit, input);
        }
    }

    private static void submit(Commit commit, LimitInput input) {
        commit.essential();
        commit.submit().onFailure(failure -> LOG.warn("after a restart limits of {} will not be waited for: {}", input.name(),
                failure.getMessage()));
    }
}
