package io.busbar.block.provisioning;

import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.station.api.evse.Station;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.util.promise.Promise;

/**
 * Resets that were accepted, for the next version of this block; the station's next start has done them. Until then no transaction begins where one is
 * due. On the loop.
 */
final class PendingResets {

    /**
     * @param evseId 0 for the station
     * @param begun why, if it does not wait
     */
    record Row(int evseId, Optional<BootReason> begun) {

        /** Empty for the station. */
        OptionalInt place() {
            return evseId == 0 ? OptionalInt.empty() : OptionalInt.of(evseId);
        }
    }

    private final Store store;
    private final Station station;
    private final StoredMap<Row> rows;

    PendingResets(Store store, StoreSpace space, Station station) {
        this.store = store;
        this.station = station;
        rows = space.map("resets", Row.class, Lifetime.THIS_START);
    }

    /** @return those that are still due */
    List<Row> open() {
        List<Row> due = new ArrayList<>();
        rows.forEach((key, row) -> due.add(row));
        due.forEach(row -> keepFree(row.place(), true));
        return due;
    }

    /** @return resolved when it is durable; it is kept all the same */
    Promise<Void> make(OptionalInt evseId, Optional<BootReason> begun) {
        Commit commit = store.begin();
        // before others end, so that no connector is Available in between
        keepFree(evseId, true);
        if (evseId.isEmpty() && begun.isPresent()) {
            rows.forEach((key, row) -> {
                if (!row.place().equals(evseId)) {
                    keepFree(row.place(), false);
                }
            });
            rows.clear(commit);
        }
        rows.put(commit, key(evseId), new Row(evseId.orElse(0), begun));
        return commit.submit();
    }

    void kept(OptionalInt evseId) {
        keepFree(evseId, false);
        Commit commit = store.begin();
        rows.remove(commit, key(evseId));
        commit.submit();
    }

    /** Each reset for itself: the one of an EVSE does not end what the station's waits for. */
    private void keepFree(OptionalInt evseId, boolean free) {
        station.evses().stream().filter(evse -> evseId.isEmpty() || evse.id() == evseId.getAsInt())
                .forEach(evse -> evse.keepFree("reset " + key(evseId), free));
    }

    private static String key(OptionalInt evseId) {
        return String.valueOf(evseId.orElse(0));
    }
}
