package io.busbar.store.journal;

import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import io.busbar.store.journal.row.RowCodec;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

final class JournalMap<V extends Record> implements StoredMap<V> {

    private static final int LONGEST_KEY = 255;

    private final JournalSpace space;
    private final MapState state;
    private final RowCodec<V> codec;

    JournalMap(JournalSpace space, MapState state, RowCodec<V> codec) {
        this.space = space;
        this.state = state;
        this.codec = codec;
    }

    @Override
    public Optional<V> get(String key) {
        space.checkOpen();
        return Optional.ofNullable(state.rows.get(key)).map(row -> codec.fromBytes(row.bytes));
    }

    @Override
    public Set<String> keys() {
        space.checkOpen();
        return Collections.unmodifiableSet(new LinkedHashSet<>(state.rows.keySet()));
    }

    @Override
    public int size() {
        space.checkOpen();
        return state.rows.size();
    }

    @Override
    public void forEach(BiConsumer<String, V> visitor) {
        space.checkOpen();
        new TreeMap<>(state.rows).forEach((key, row) -> visitor.accept(key, codec.fromBytes(row.bytes)));
    }

    @Override
    public void put(Commit commit, String key, V value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A key has 1 to " + LONGEST_KEY + " characters, not " + key.length());
        }
        space.change(commit, new MapState.Put(state, key, codec.toBytes(value), space.schema()));
    }

    @Override
    public void remove(Commit commit, String key) {
        space.change(commit, new MapState.Remove(state, key));
    }

    @Override
    public void clear(Commit commit) {
        space.change(commit, new MapState.Clear(state));
    }
}
