package io.busbar.block.provisioning;

import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the block keeps: one space, which one opens. */
@Component(service = ProvisioningStore.class)
public final class ProvisioningStore {

    private static final int SCHEMA = 1;

    private final Store store;
    private StoreSpace space;

    @Activate
    public ProvisioningStore(@Reference Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /** On the loop. */
    StoreSpace space() {
        if (space == null) {
            space = store.open("io.busbar.block.provisioning", SCHEMA, SchemaUpgrade.NONE);
        }
        return space;
    }
}
