package io.busbar.block.metering;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;

/** When each kind of clock-aligned values was taken last in this start of the station, so that none is left out while the block is replaced. */
final class LastTicks {

    record Row(Instant at) {}

    /** What is later than this is not taken any more. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final StationLoop loop;
    private final Store store;
    private final StoredMap<Row> rows;

    /** @param rows that live until the station's next start */
    LastTicks(StationLoop loop, Store store, StoredMap<Row> rows) {
        this.loop = loop;
        this.store = store;
        this.rows = rows;
    }

    /** Counts from now on, unless it did before in this start. */
    void begin(String kind) {
        if (rows.get(kind).isEmpty()) {
            now(kind);
        }
    }

    void now(String kind) {
        Commit commit = store.begin();
        now(commit, kind);
        commit.submit();
    }

    void now(Commit commit, String kind) {
        rows.put(commit, kind, new Row(loop.now()));
    }

    /** Whether one was due since the last. @param interval zero for none */
    boolean missed(String kind, Duration interval) {
        if (interval.isZero()) {
            return false;
        }
        return rows.get(kind).map(row -> WallClockTicker.next(row.at, interval))
                .filter(due -> !due.isAfter(loop.now()) && due.plus(LATEST).isAfter(loop.now())).isPresent();
    }
}
