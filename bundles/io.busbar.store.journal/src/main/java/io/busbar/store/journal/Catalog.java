package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteReader;
import io.busbar.store.journal.row.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** All collections of the store; built by reading the journal. On the loop. */
final class Catalog {

    private final TreeMap<Integer, CollectionState> byId = new TreeMap<>();
    private int lastDropped;

    MapState map(String owner, String name) {
        if (find(owner, name, 'm') instanceof MapState map) {
            return map;
        }
        throw new IllegalStateException(owner + "/" + name + " is a queue, not a map");
    }

    QueueState queue(String owner, String name) {
        if (find(owner, name, 'q') instanceof QueueState queue) {
            return queue;
        }
        throw new IllegalStateException(owner + "/" + name + " is a map, not a queue");
    }

    private CollectionState find(String owner, String name, char kind) {
        for (CollectionState known : byId.values()) {
            if (owner.equals(known.owner()) && name.equals(known.name())) {
                return known;
            }
        }
        CollectionState fresh = byId(byId.isEmpty() ? 1 : byId.lastKey() + 1, kind);
        fresh.nameIt(owner, name);
        return fresh;
    }

    private CollectionState byId(int id, char kind) {
        CollectionState state = byId.computeIfAbsent(id, fresh -> kind == 'm' ? new MapState(fresh) : new QueueState(fresh));
        if (state.kind() != kind) {
            throw new IllegalArgumentException("collection " + id + " is both a map and a queue");
        }
        return state;
    }

    /** The highest schema number that a row of this owner was written with; 0 if none was. */
    int schemaOf(String owner) {
        return byId.values().stream().filter(state -> owner.equals(state.owner())).mapToInt(state -> state.schema).max().orElse(0);
    }

    List<MapState> maps(String owner) {
        List<MapState> maps = new ArrayList<>();
        for (CollectionState state : byId.values()) {
            if (owner.equals(state.owner()) && state instanceof MapState map) {
                maps.add(map);
            }
        }
        return maps;
    }

    Collection<CollectionState> all() {
        return byId.values();
    }

    /** The last segment that, by the journal's own content, may be dropped. */
    int lastDropped() {
        return lastDropped;
    }

    long liveBytes() {
        return byId.values().stream().mapToLong(CollectionState::liveBytes).sum();
    }

    void replay(Segment segment, ByteBuffer payload) {
        replay(segment.number, payload);
    }

    void replay(int segment, ByteBuffer payload) {
        ByteReader in = new ByteReader(payload);
        while (in.hasMore()) {
            int operation = in.readByte();
            switch (operation) {
                case CollectionState.DEFINE -> define(in, false);
                case CollectionState.REDEFINE -> define(in, true);
                case CollectionState.DROP_SEGMENTS -> lastDropped = Math.max(lastDropped, in.readVarInt());
                case CollectionState.PUT, CollectionState.REMOVE_KEY, CollectionState.CLEAR -> byId(in.readVarInt(), 'm')
                        .replay(operation, in, segment);
                case CollectionState.SET, CollectionState.REMOVE_INDEX -> byId(in.readVarInt(), 'q').replay(operation, in, segment);
                default -> throw new IllegalArgumentException("operation " + operation);
            }
        }
    }

    private void define(ByteReader in, boolean exactly) {
        CollectionState state = byId(in.readVarInt(), (char) in.readByte());
        state.nameIt(in.readString(), in.readString());
        int schema = in.readVarInt();
        state.schema = exactly ? schema : Math.max(state.schema, schema);
        long nextIndex = in.readVarLong();
        if (state instanceof QueueState queue) {
            queue.beginAt(nextIndex);
        }
    }

    /** After damage: rows of collections whose names are lost are lost. @param salvaged whether there was damage */
    void dropNameless(boolean salvaged) {
        if (salvaged) {
            byId.values().removeIf(state -> !state.isNamed());
        }
    }

    void clear() {
        byId.clear();
        lastDropped = 0;
    }

    /** After the whole journal was read. */
    void check(String where) {
        byId.values().stream().filter(state -> !state.isNamed()).findAny().ifPresent(nameless -> {
            throw new DamageException(
                    "The store in " + where + " holds rows of a collection, number " + nameless.id + ", without its name");
        });
    }

    /** All segments up to this one may be dropped; what is still needed of their definitions is written once more. */
    record DropSegments(Catalog catalog, int last) implements Change {

        @Override
        public CollectionState collection() {
            return null;
        }

        @Override
        public void apply() {}

        @Override
        public void write(ByteWriter out) {
            catalog.all().stream().filter(state -> state.schema > 0).forEach(state -> state.writeDefinition(out));
            out.writeByte(CollectionState.DROP_SEGMENTS);
            out.writeVarLong(last);
        }
    }
}
