package io.busbar.store.journal;

import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import io.busbar.store.journal.row.RowCodec;
import java.util.regex.Pattern;

final class JournalSpace implements StoreSpace {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]{1,50}");

    /** What the store keeps of an open space: no more, so that it holds no reference to a bundle that was uninstalled. */
    static final class Handle {

        private final String owner;
        private boolean open = true;

        Handle(String owner) {
            this.owner = owner;
        }

        void close() {
            open = false;
        }
    }

    private final JournalStore store;
    private final Handle handle;
    private final int schema;
    private final SchemaUpgrade upgrade;

    JournalSpace(JournalStore store, Handle handle, int schema, SchemaUpgrade upgrade) {
        this.store = store;
        this.handle = handle;
        this.schema = schema;
        this.upgrade = upgrade;
    }

    @Override
    public <V extends Record> StoredMap<V> map(String name, Class<V> type) {
        check(name);
        return new JournalMap<>(this, store.catalog().map(handle.owner, name), new RowCodec<>(name, type, schema, upgrade));
    }

    @Override
    public <V extends Record> StoredMap<V> map(String name, Class<V> type, Lifetime lifetime) {
        StoredMap<V> map = map(name, type);
        MapState state = store.catalog().map(handle.owner, name);
        if (lifetime == Lifetime.THIS_START && !state.ofThisStart) {
            state.ofThisStart = true;
            if (!state.rows.isEmpty()) {
                // only removes, so it is never pushed back; lost in a power cut, it is done at the next start
                Commit commit = store.begin();
                map.keys().forEach(key -> map.remove(commit, key));
                commit.submit();
            }
        }
        return map;
    }

    @Override
    public <V extends Record> StoredMap<V> vitalMap(String name, Class<V> type) {
        StoredMap<V> map = map(name, type);
        store.catalog().map(handle.owner, name).vital = true;
        store.copyVital();
        return map;
    }

    @Override
    public <V extends Record> StoredQueue<V> queue(String name, Class<V> type) {
        check(name);
        return new JournalQueue<>(this, store.catalog().queue(handle.owner, name), new RowCodec<>(name, type, schema, upgrade));
    }

    private void check(String name) {
        checkOpen();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A collection's name is 1 to 50 letters and digits, not " + name);
        }
    }

    void checkOpen() {
        if (!handle.open) {
            throw new IllegalStateException("The space of " + handle.owner + " was opened again; this handle to it is closed");
        }
    }

    void change(Commit commit, Change change) {
        checkOpen();
        JournalCommit.add(commit, store, change);
    }

    int schema() {
        return schema;
    }

    JournalStore store() {
        return store;
    }
}
