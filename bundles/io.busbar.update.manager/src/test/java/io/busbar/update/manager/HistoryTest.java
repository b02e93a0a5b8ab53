package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import io.busbar.store.memory.MemoryStore;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.format.Seen;
import io.busbar.update.manager.History.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class HistoryTest {

    private static final Instant TIME = Instant.parse("2026-11-23T12:00:00Z");

    private final Store store = new MemoryStore(Runnable::run, Runnable::run);

    private static UpdateReport report(long id, Outcome outcome) {
        boolean ended = outcome == Outcome.INSTALLED || outcome == Outcome.ROLLED_BACK;
        return new UpdateReport(id, "metering", "2.0." + id, "console", outcome, "", 20, TIME, ended ? TIME.plusSeconds(20) : null);
    }

    private History afterRestart() {
        return new History(store);
    }

    @Test
    @DisplayName("What was begun is there after a restart, with what it takes to end it")
    void outlivesARestart() {
        afterRestart().write(report(1, Outcome.RUNNING), 7, 3, List.of("EVSE 2 does not answer"));
        Row row = afterRestart().last().orElseThrow();
        assertEquals(report(1, Outcome.RUNNING), row.report());
        assertEquals(7, row.generation());
        assertEquals(3, row.counter());
        assertEquals(List.of("EVSE 2 does not answer"), row.complaints());
        assertEquals(2, afterRestart().nextId());
    }

    @Test
    @DisplayName("The counter of a feature rises when it is in force, not before, and not when it went back")
    void counters() {
        History history = afterRestart();
        history.write(report(1, Outcome.RUNNING), 1, 5, List.of());
        history.write(report(1, Outcome.ROLLED_BACK), 1, 5, List.of());
        assertEquals(Map.of(), history.seen().counters());
        history.write(report(2, Outcome.RUNNING), 2, 5, List.of());
        history.write(report(2, Outcome.INSTALLED), 2, 5, List.of());
        assertEquals(Map.of("metering", 5L), afterRestart().seen().counters());
    }

    @Test
    @DisplayName("The highest version of each bundle that was in force stays, and who brought it")
    void floors() {
        Seen.Floor second = new Seen.Floor(new Version("2.0.0"), "metering");
        afterRestart().write(new Seen(Map.of("metering", 7L), Map.of("com.acme.block", second)));
        assertEquals(new Seen(Map.of("metering", 7L), Map.of("com.acme.block", second)), afterRestart().seen());
        Seen older = new Seen(Map.of("metering", 6L), Map.of("com.acme.block", new Seen.Floor(new Version("1.0.0"), "other")));
        assertEquals(afterRestart().seen(), older.and(afterRestart().seen()));
    }

    @Test
    @DisplayName("An entry that was changed by another hand shows, and so does one that was taken out of the middle")
    void tampering() {
        History history = afterRestart();
        for (int id = 1; id <= 3; id++) {
            history.write(report(id, Outcome.INSTALLED), id, 0, List.of());
        }
        assertEquals(Optional.empty(), afterRestart().tamperedWith());
        StoredMap<Row> rows = store.open("io.busbar.update.manager", 1, SchemaUpgrade.NONE).map("updates", Row.class);
        String second = rows.keys().stream().sorted().toList().get(1);
        Row row = rows.get(second).orElseThrow();
        UpdateReport changed = new UpdateReport(2, "metering", "2.0.2", "nobody", Outcome.INSTALLED, "", 20, TIME, TIME.plusSeconds(20));
        Commit commit = store.begin();
        rows.put(commit, second, new Row(changed, row.generation(), row.counter(), row.complaints(), row.seal()));
        commit.submit();
        assertEquals(Optional.of(changed), afterRestart().tamperedWith());
        rows = store.open("io.busbar.update.manager", 1, SchemaUpgrade.NONE).map("updates", Row.class);
        Commit removal = store.begin();
        rows.remove(removal, second);
        removal.submit();
        assertEquals(3, afterRestart().tamperedWith().orElseThrow().id());
    }

    @Test
    @DisplayName("The history keeps its last hundred entries, and they still hold together")
    void bounded() {
        History history = afterRestart();
        for (int id = 1; id <= 120; id++) {
            history.write(report(id, Outcome.INSTALLED), id, 0, List.of());
        }
        assertEquals(100, afterRestart().reports().size());
        assertTrue(afterRestart().row(20).isEmpty());
        assertEquals(Optional.empty(), afterRestart().tamperedWith());
        assertEquals(121, afterRestart().nextId());
    }
}
