package io.busbar.itests.simulation;

import io.busbar.store.memory.MemoryStore;
import java.util.function.Consumer;

/** What is wrong with the disk for a while. */
enum DiskFault {

    NONE(store -> {}), BROKEN(store -> store.breakDisk("Input/output error")), HANGING(store -> store.stall(true)),
    /** The reserve is there still. */
    FULL(MemoryStore::fillDisk), EXHAUSTED(store -> {
        store.fillDisk();
        store.useUpReserve();
    });

    private final Consumer<MemoryStore> begin;

    DiskFault(Consumer<MemoryStore> begin) {
        this.begin = begin;
    }

    void begin(MemoryStore store) {
        store.repairDisk();
        store.emptyDisk();
        store.stall(false);
        begin.accept(store);
    }

    /** Whether nothing at all can be stored. */
    boolean total() {
        return this == BROKEN || this == HANGING || this == EXHAUSTED;
    }
}
