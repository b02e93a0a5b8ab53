package io.busbar.store.journal;

import io.busbar.store.api.Commit;
import io.busbar.store.api.StoreException;
import io.busbar.store.api.StoredQueue;
import io.busbar.store.journal.row.RowCodec;
import java.util.List;
import java.util.Optional;

final class JournalQueue<V extends Record> implements StoredQueue<V> {

    private final JournalSpace space;
    private final QueueState state;
    private final RowCodec<V> codec;

    JournalQueue(JournalSpace space, QueueState state, RowCodec<V> codec) {
        this.space = space;
        this.state = state;
        this.codec = codec;
    }

    @Override
    public long append(Commit commit, V value) {
        byte[] row = codec.toBytes(value);
        space.checkOpen();
        long index = state.takeIndex();
        space.change(commit, new QueueState.Set(state, index, row, false, space.schema()));
        return index;
    }

    @Override
    public void replace(Commit commit, long index, V value) {
        space.change(commit, new QueueState.Set(state, index, codec.toBytes(value), true, space.schema()));
    }

    @Override
    public void remove(Commit commit, long index) {
        space.change(commit, new QueueState.Remove(state, index));
    }

    @Override
    public Optional<Entry<V>> head() {
        return from(0);
    }

    @Override
    public Optional<Entry<V>> after(long index) {
        return index == Long.MAX_VALUE ? Optional.empty() : from(index + 1);
    }

    private Optional<byte[]> row(long index) {
        try {
            return Optional.of(space.store().readRow(state, index));
        } catch (StoreException damage) {
            space.store().submit(List.of(space.store().lost(state, index, damage)), true);
            return Optional.empty();
        }
    }

    private Optional<Entry<V>> from(long least) {
        space.checkOpen();
        for (long index; (index = state.places.next(least)) >= 0;) {
            Optional<byte[]> row = row(index);
            if (row.isPresent()) {
                return Optional.of(new Entry<>(index, codec.fromBytes(row.get())));
            }
        }
        return Optional.empty();
    }

    @Override
    public int size() {
        space.checkOpen();
        return state.places.count();
    }
}
