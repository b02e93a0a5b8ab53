package io.busbar.testkit;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreException;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;

/** A store in memory. Commits are visible at once and durable a task later; {@link #afterPowerCut} keeps what was durable. */
public final class MemoryStore implements Store {

    /** The content: rows of maps and queues by space and collection. */
    private static final class Image {

        final Map<String, TreeMap<String, Record>> maps = new HashMap<>();
        final Map<String, TreeMap<Long, Record>> queues = new HashMap<>();
        final Map<String, Long> nextIndex = new HashMap<>();

        TreeMap<String, Record> map(String name) {
            return maps.computeIfAbsent(name, n -> new TreeMap<>());
        }

        TreeMap<Long, Record> queue(String name) {
            return queues.computeIfAbsent(name, n -> new TreeMap<>());
        }
    }

    private final StationLoop loop;
    private final Image visible = new Image();
    /** What is durable: the changes, in order. */
    private final List<Consumer<Image>> history;
    private final Map<String, Integer> schemas;
    private boolean broken;

    public MemoryStore(StationLoop loop) {
        this(loop, new ArrayList<>(), new HashMap<>());
    }

    private MemoryStore(StationLoop loop, List<Consumer<Image>> history, Map<String, Integer> schemas) {
        this.loop = loop;
        this.history = history;
        this.schemas = schemas;
        history.forEach(change -> change.accept(visible));
    }

    /** The store as the next start finds it. This one must not be used any more. */
    public MemoryStore afterPowerCut(StationLoop nextLoop) {
        return new MemoryStore(nextLoop, new ArrayList<>(history), new HashMap<>(schemas));
    }

    /** From now on no commit becomes durable: they fail. */
    public void breakDisk() {
        broken = true;
    }

    @Override
    public StoreSpace open(String owner, int schema, SchemaUpgrade upgrade) {
        int there = schemas.getOrDefault(owner, schema);
        if (there > schema) {
            throw new StoreException(owner + " was written with schema " + there + ", this version knows " + schema);
        }
        schemas.put(owner, schema);
        return new Space(owner);
    }

    @Override
    public Commit begin() {
        return new Changes();
    }

    private final class Changes implements Commit {

        private final List<Consumer<Image>> changes = new ArrayList<>();
        private boolean submitted;

        void add(Consumer<Image> change) {
            if (submitted) {
                throw new IllegalStateException("the commit was submitted already");
            }
            changes.add(change);
        }

        @Override
        public Promise<Void> submit() {
            if (submitted) {
                throw new IllegalStateException("the commit was submitted already");
            }
            submitted = true;
            if (broken) {
                return loop.failed(new StoreException("the disk is broken"));
            }
            changes.forEach(change -> change.accept(visible));
            var done = loop.promises().<Void>deferred();
            loop.execute(() -> {
                if (broken) {
                    done.fail(new StoreException("the disk broke"));
                } else {
                    history.addAll(changes);
                    done.resolve(null);
                }
            });
            return done.getPromise();
        }
    }

    private static void change(Commit commit, Consumer<Image> change) {
        ((Changes) commit).add(change);
    }

    private final class Space implements StoreSpace {

        private final String owner;

        Space(String owner) {
            this.owner = owner;
        }

        @Override
        public <V extends Record> StoredMap<V> map(String name, Class<V> type) {
            return new Rows<>(owner + "/" + name, type);
        }

        @Override
        public <V extends Record> StoredQueue<V> queue(String name, Class<V> type) {
            return new Line<>(owner + "/" + name, type);
        }
    }

    private final class Rows<V extends Record> implements StoredMap<V> {

        private final String name;
        private final Class<V> type;

        Rows(String name, Class<V> type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public Optional<V> get(String key) {
            return Optional.ofNullable(type.cast(visible.map(name).get(key)));
        }

        @Override
        public Set<String> keys() {
            return new TreeSet<>(visible.map(name).keySet());
        }

        @Override
        public int size() {
            return visible.map(name).size();
        }

        @Override
        public void forEach(BiConsumer<String, V> visitor) {
            new TreeMap<>(visible.map(name)).forEach((key, value) -> visitor.accept(key, type.cast(value)));
        }

        @Override
        public void put(Commit commit, String key, V value) {
            change(commit, image -> image.map(name).put(key, value));
        }

        @Override
        public void remove(Commit commit, String key) {
            change(commit, image -> image.map(name).remove(key));
        }

        @Override
        public void clear(Commit commit) {
            change(commit, image -> image.map(name).clear());
        }
    }

    private final class Line<V extends Record> implements StoredQueue<V> {

        private final String name;
        private final Class<V> type;

        Line(String name, Class<V> type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public long append(Commit commit, V value) {
            long index = visible.nextIndex.merge(name, 1L, Long::sum);
            change(commit, image -> {
                image.queue(name).put(index, value);
                image.nextIndex.merge(name, index, Math::max);
            });
            return index;
        }

        @Override
        public void replace(Commit commit, long index, V value) {
            change(commit, image -> image.queue(name).computeIfPresent(index, (i, old) -> value));
        }

        @Override
        public void remove(Commit commit, long index) {
            change(commit, image -> image.queue(name).remove(index));
        }

        @Override
        public Optional<Entry<V>> head() {
            return entry(visible.queue(name).firstEntry());
        }

        @Override
        public Optional<Entry<V>> after(long index) {
            return entry(visible.queue(name).higherEntry(index));
        }

        private Optional<Entry<V>> entry(Map.Entry<Long, Record> row) {
            return row == null ? Optional.empty() : Optional.of(new Entry<>(row.getKey(), type.cast(row.getValue())));
        }

        @Override
        public int size() {
            return visible.queue(name).size();
        }
    }
}
