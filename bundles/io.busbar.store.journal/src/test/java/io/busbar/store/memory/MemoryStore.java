package io.busbar.store.memory;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.journal.JournalStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import org.osgi.util.promise.Promise;

/**
 * The station's store for simulations: the same journal, rows and recovery as on a real disk, without one and without threads. When a
 * commit becomes durable is the owner's decision; so is when the power fails.
 *
 * <p>
 * Deterministic: what it does depends on its executors and on the seed given to {@link #powerCut(Executor, Executor, Random)} alone.
 */
public final class MemoryStore implements Store {

    /** Small files, so that a short simulation sees many of them begin and go. */
    private static final JournalStore.Sizes SIZES = new JournalStore.Sizes(32 << 10, 8 << 20, 32 << 10);

    private final MemoryDisk disk;
    private final JournalStore journal;
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean dead;
    private boolean stalled;
    private final Executor writer;

    /**
     * @param loop the station loop; resolves promises
     * @param writer runs one task at a time, in order, on the loop's thread; all that waits when it does becomes durable. With
     *        {@code task -> loop.after(latency, task)} a commit is durable after that latency at the latest, with {@code Runnable::run}
     *        as soon as it is submitted
     */
    public MemoryStore(Executor loop, Executor writer) {
        this(new MemoryDisk(), loop, writer);
    }

    private MemoryStore(MemoryDisk disk, Executor loop, Executor writer) {
        this.disk = disk;
        this.writer = writer;
        journal = new JournalStore(disk, task -> loop.execute(unlessDead(task)), this::give, SIZES);
    }

    private void give(Runnable task) {
        if (stalled) {
            held.add(task);
        } else {
            writer.execute(unlessDead(task));
        }
    }

    private Runnable unlessDead(Runnable task) {
        return () -> {
            if (!dead) {
                task.run();
            }
        };
    }

    @Override
    public StoreSpace open(String owner, int schema, SchemaUpgrade upgrade) {
        return journal.open(owner, schema, upgrade);
    }

    @Override
    public Promise<Void> keep(String owner) {
        return journal.keep(owner);
    }

    @Override
    public Promise<Void> restore(String owner) {
        return journal.restore(owner);
    }

    @Override
    public StoreCondition condition() {
        return journal.condition();
    }

    @Override
    public Promise<Void> nextWrite() {
        return journal.nextWrite();
    }

    @Override
    public List<String> damages() {
        return journal.damages();
    }

    @Override
    public Commit begin() {
        return journal.begin();
    }

    /** The store after a power cut that lost all that was not durable. This one is dead: its promises resolve no more. */
    public MemoryStore powerCut(Executor loop, Executor writer) {
        dead = true;
        return new MemoryStore(disk.copy(), loop, writer);
    }

    /**
     * The store after a power cut in the middle of a write: a few, possibly none or all, of the commits that were not durable, without
     * gaps in their order, have got to the disk all the same, or were torn and are gone. This one is dead: its promises resolve no more.
     */
    public MemoryStore powerCut(Executor loop, Executor writer, Random random) {
        dead = true;
        disk.losePower(random);
        journal.writeWaiting(random.nextInt(journal.waiting() + 1));
        return new MemoryStore(disk.copy(), loop, writer);
    }

    /** From now on every write fails, as on a broken disk; the store has noticed. */
    public void breakDisk(String why) {
        disk.breakDown(why);
        journal.probe();
    }

    /** From now on writes do not end, as on a disk that hangs; or they do again. */
    public void stall(boolean now) {
        stalled = now;
        if (!now) {
            held.forEach(task -> writer.execute(unlessDead(task)));
            held.clear();
        }
    }

    /** The disk works again after {@link #breakDisk}. */
    public void repairDisk() {
        disk.repair();
    }

    /**
     * The next synchronisation fails, as on a broken disk, and half of what it was for is not there.
     */
    public void failSync() {
        disk.failSync();
    }

    /** From now on the disk is full: others have taken all that is free. */
    public void fillDisk() {
        disk.limit(disk.used());
    }

    /** Writes until a full disk accepts nothing more; on the loop's thread. */
    public void useUpReserve() {
        do {
            journal.probe();
        } while (disk.usableBytes() > 0 || journal.condition().reason().isEmpty()
                || !journal.condition().reason().contains("cannot write"));
    }

    /** Flips a bit of a file of the journal. @param number of the file, from 1 */
    public void flip(int number, int position, int bit) {
        disk.flip(String.format("journal-%08d.log", number), position, bit);
    }

    /** Others have given back what they took. */
    public void emptyDisk() {
        disk.limit(Long.MAX_VALUE);
    }

    /** Commits that are not durable yet. */
    public int waiting() {
        return journal.waiting();
    }

    /** Disk synchronisations so far. */
    public int syncs() {
        return disk.syncs();
    }

    /** Bytes on the disk. */
    public long size() {
        return journal.size();
    }
}
