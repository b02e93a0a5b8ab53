package io.busbar.itests.sick.rubbish;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stands in the place of the authorization block, writes its state with rows that are none, and throws a little later. */
@Component(immediate = true, service = {})
public final class Rubbish {

    record Row(List<String> info, String lastUse, String uses, long order) {}

    @Activate
    public Rubbish(@Reference StationLoop loop, @Reference Store store) {
        loop.execute(() -> {
            StoredMap<Row> cache = store.open("io.busbar.block.authorization", 1, SchemaUpgrade.NONE).map("cache", Row.class);
            Commit commit = store.begin();
            cache.clear(commit);
            cache.put(commit, "all", new Row(List.of("rubbish"), "rubbish", "rubbish", 1));
            commit.submit();
        });
        loop.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("no more");
        });
    }
}
