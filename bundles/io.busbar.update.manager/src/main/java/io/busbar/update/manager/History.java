package io.busbar.update.manager;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.format.Seen;
import io.busbar.update.format.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;
import org.osgi.util.promise.Promise;

/**
 * What was done, durable. Each ended entry is sealed: its seal is the hash of its text and of the seal before, so that a change to what was written
 * shows. On the loop.
 */
final class History {

    private static final int MOST_ENTRIES = 100;

    /**
     * @param generation the one that the update makes
     * @param counter of the feature, 0 without one
     * @param complaints of the station before, for an update that is judged after a restart
     */
    record Row(UpdateReport report, long generation, long counter, List<String> complaints, String seal) {}

    record Counter(long value) {}

    record Floor(String version, String feature) {}

    private final Store store;
    private final StoredMap<Row> rows;
    private final StoredMap<Counter> counters;
    private final StoredMap<Floor> floors;
    private final List<Row> all = new ArrayList<>();

    History(Store store) {
        this.store = store;
        StoreSpace space = store.open("io.busbar.update.manager", 1, SchemaUpgrade.NONE);
        rows = space.map("updates", Row.class);
        counters = space.map("counters", Counter.class);
        floors = space.map("floors", Floor.class);
        rows.keys().stream().sorted().forEach(key -> all.add(rows.get(key).orElseThrow()));
    }

    Optional<Row> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    Optional<Row> row(long id) {
        return all.stream().filter(row -> row.report().id() == id).findFirst();
    }

    List<UpdateReport> reports() {
        return all.stream().map(Row::report).toList();
    }

    /** The first entry whose seal does not hold. */
    Optional<UpdateReport> tamperedWith() {
        String before = null;
        for (Row row : all) {
            if (before != null && row.report().ended() != null && !row.seal().equals(seal(before, row.report()))) {
                return Optional.of(row.report());
            }
            before = row.seal();
        }
        return Optional.empty();
    }

    /** What was in force once. */
    Seen seen() {
        Map<String, Long> values = new HashMap<>();
        counters.forEach((feature, counter) -> values.put(feature, counter.value()));
        Map<String, Seen.Floor> versions = new HashMap<>();
        floors.forEach((name, floor) -> versions.put(name, new Seen.Floor(Version.parseVersion(floor.version()), floor.feature())));
        return new Seen(values, versions);
    }

    /** From here on the station accepts nothing older. @return resolved when durable */
    Promise<Void> write(Seen seen) {
        Commit commit = store.begin();
        seen.counters().forEach((feature, counter) -> counters.put(commit, feature, new Counter(counter)));
        seen.floors().forEach((name, floor) -> floors.put(commit, name, new Floor(floor.version().toString(), floor.feature())));
        return commit.submit();
    }

    long nextId() {
        return last().map(row -> row.report().id() + 1).orElse(1L);
    }

    /** Writes how far an update is. @return resolved when durable */
    Promise<Void> write(UpdateReport report, long generation, long counter, List<String> complaints) {
        Commit commit = store.begin();
        all.removeIf(row -> row.report().id() == report.id());
        String before = last().map(Row::seal).orElse("");
        Row row = new Row(report, generation, counter, complaints, report.ended() == null ? before : seal(before, report));
        all.add(row);
        rows.put(commit, key(report.id()), row);
        while (all.size() > MOST_ENTRIES) {
            rows.remove(commit, key(all.remove(0).report().id()));
        }
        if (report.outcome() == Outcome.INSTALLED && counter > 0) {
            // from here on the station accepts nothing older of this feature
            counters.put(commit, report.feature(), new Counter(counter));
        }
        return commit.submit();
    }

    private static String key(long id) {
        return String.format("%010d", id);
    }

    private static String seal(String before, UpdateReport report) {
        Instant ended = report.ended();
        String text = String.join("\n", before, Long.toString(report.id()), report.feature(), report.version(), report.who(),
                report.outcome().name(), report.reason(), report.began().toString(), ended == null ? "" : ended.toString());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
