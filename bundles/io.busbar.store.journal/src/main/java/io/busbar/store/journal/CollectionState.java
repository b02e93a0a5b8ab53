package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteReader;
import io.busbar.store.journal.row.ByteWriter;

/** What the store knows of one map or queue, whoever has it open. On the loop. */
abstract sealed class CollectionState permits MapState, QueueState {

    static final int DEFINE = 1;
    static final int DROP_SEGMENTS = 2;
    static final int PUT = 3;
    static final int REMOVE_KEY = 4;
    static final int CLEAR = 5;
    static final int SET = 6;
    static final int REMOVE_INDEX = 7;
    static final int REDEFINE = 8;

    final int id;
    private String owner;
    private String name;
    /** The highest schema number a row was written with, as the journal has it; 0 before the journal knows the collection. */
    int schema;

    CollectionState(int id) {
        this.id = id;
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    /** False while the journal has shown rows, but not yet the definition, which may stand behind them once old segments are dropped. */
    boolean isNamed() {
        return name != null;
    }

    void nameIt(String itsOwner, String itsName) {
        owner = itsOwner;
        name = itsName;
    }

    /** Reads one change of this collection that is in the journal, behind its collection number. */
    abstract void replay(int operation, ByteReader in, int segment);

    abstract char kind();

    abstract long nextIndex();

    /** Rough size of what it holds, bytes in the journal. */
    abstract long liveBytes();

    void writeDefinition(ByteWriter out) {
        writeDefinition(DEFINE, out);
    }

    private void writeDefinition(int operation, ByteWriter out) {
        out.writeByte(operation);
        out.writeVarLong(id);
        out.writeByte(kind());
        out.writeString(owner);
        out.writeString(name);
        out.writeVarLong(schema);
        out.writeVarLong(nextIndex());
    }

    /** The schema number is this one from now on, also if it was higher. */
    record Redefine(CollectionState collection, int number) implements Change {

        @Override
        public void apply() {
            collection.schema = number;
        }

        @Override
        public void write(ByteWriter out) {
            collection.writeDefinition(REDEFINE, out);
        }
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
