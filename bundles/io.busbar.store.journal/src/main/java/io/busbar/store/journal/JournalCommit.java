package io.busbar.store.journal;

import io.busbar.store.api.Commit;
import java.util.ArrayList;
import java.util.List;
import org.osgi.util.promise.Promise;

final class JournalCommit implements Commit {

    private final JournalStore store;
    private final List<Change> changes = new ArrayList<>();
    private boolean submitted;
    private boolean essential;

    JournalCommit(JournalStore store) {
        this.store = store;
    }

    /** @throws IllegalStateException when it was submitted, or belongs to another store */
    static void add(Commit commit, JournalStore store, Change change) {
        JournalCommit mine = (JournalCommit) commit;
        if (mine.submitted || mine.store != store) {
            throw new IllegalStateException(mine.submitted ? "The commit was submitted" : "The commit was begun by another store");
        }
        mine.changes.add(change);
    }

    @Override
    public void essential() {
        essential = true;
    }

    @Override
    public Promise<Void> submit() {
        if (submitted) {
            throw new IllegalStateException("The commit was submitted before");
        }
        submitted = true;
        return store.submit(changes, essential);
    }
}
