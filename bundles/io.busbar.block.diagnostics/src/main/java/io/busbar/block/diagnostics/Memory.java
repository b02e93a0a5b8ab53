package io.busbar.block.diagnostics;

import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the block keeps: one space, which one opens. */
@Component(service = Memory.class)
public final class Memory {

    private static final int SCHEMA = 1;

    private final Store store;
    private StoreSpace space;

    @Activate
    public Memory(@Reference Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /** On the loop. */
    StoreSpace space() {
        if (space == null) {
            space = store.open("io.busbar.block.diagnostics", SCHEMA, SchemaUpgrade.NONE);
        }
        return space;
    }
}
