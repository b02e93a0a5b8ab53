package io.busbar.store.journal;

import io.busbar.store.api.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest extends StoreContract {

    private static final JournalStore.Sizes SIZES = new JournalStore.Sizes(32 << 10, 16 << 20, 32 << 10);

    @TempDir
    Path folder;

    @Override
    Store openFirst() {
        return new JournalStore(folder, loop, SIZES);
    }

    @Override
    Store reopen(Store old) {
        ((JournalStore) old).close();
        loop.runAll();
        return openFirst();
    }

    @Override
    long journalBytes() {
        return ((JournalStore) store).size();
    }

    @AfterEach
    void close() {
        ((JournalStore) store).close();
    }
}
