package io.busbar.store.journal;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreException;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.journal.disk.Disk;
import io.busbar.store.journal.disk.FolderDisk;
import io.busbar.store.journal.row.ByteWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store: maps in memory, queues by place, every submitted change in a journal. Used on the loop, but for {@link #close}.
 */
public final class JournalStore implements Store, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalStore.class);
    private static final Pattern OWNER = Pattern.compile("[a-z0-9.]{1,100}");
    private static final int READ_AHEAD = 1024;

    private final Journal journal;
    private final Reserve reserve;
    private final Catalog catalog = new Catalog();
    private final Copies copies = new Copies(catalog);
    private final GroupWriter groups;
    private final Cleaner cleaner;
    private final VitalCopy vital;
    private boolean copying;
    private final PromiseFactory promises;
    private final Map<String, JournalSpace.Handle> openSpaces = new HashMap<>();
    /** Of an empty commit that nothing was submitted behind. */
    private Optional<Promise<Void>> barrier = Optional.empty();
    private Optional<Deferred<Void>> nextWrite = Optional.empty();
    private final List<String> damages = new ArrayList<>();
    private final Closeable afterwards;

    /** Sizes that seldom need another value. */
    public record Sizes(int segmentBytes, long backlogBytes, int reserveBytes) {

        public static final Sizes USUAL = new Sizes(1 << 20, 8 << 20, 2 << 20);

        /**
         * @param segmentBytes size of one file of the journal
         * @param backlogBytes commits that wait for the disk may have so many bytes together, essential ones twice as many; past that they are
         *            pushed back
         * @param reserveBytes half of what is kept for the journal on a full disk; at least a segment's size, or 0 for nothing
         */
        public Sizes {
            if (segmentBytes < 1 << 10 || backlogBytes < segmentBytes || reserveBytes != 0 && reserveBytes < segmentBytes) {
                throw new IllegalArgumentException(
                        "A segment has at least 1024 bytes, the backlog and half the reserve at least a segment's size");
            }
        }
    }

    /**
     * Opens the store in a folder, making it on first use.
     *
     * @param loop what resolves promises
     * @throws StoreException when another process has the folder, or the disk does not read; what can be read of damaged files is used
     */
    public JournalStore(Path directory, Executor loop) {
        this(directory, loop, Sizes.USUAL);
    }

    public JournalStore(Path directory, Executor loop, Sizes sizes) {
        this(openFolder(directory), loop, new WriterThread(), sizes);
    }

    private JournalStore(Disk disk, Executor loop, WriterThread thread, Sizes sizes) {
        this(disk, loop, thread, thread, sizes);
    }

    /** A store on another disk, which is written when the given executor runs what it is given; one thing at a time, in order. */
    public JournalStore(Disk disk, Executor loop, Executor writer, Sizes sizes) {
        this(disk, loop, writer, () -> {}, sizes);
    }

    private JournalStore(Disk disk, Executor loop, Executor writer, Closeable afterwards, Sizes sizes) {
        this.afterwards = afterwards;
        promises = new PromiseFactory(loop);
        journal = new Journal(disk, sizes.segmentBytes());
        reserve = new Reserve(disk, sizes.reserveBytes());
        groups = new GroupWriter(journal, reserve, writer, loop, sizes.backlogBytes());
        vital = new VitalCopy(disk, catalog);
        cleaner = new Cleaner(this, journal, catalog);
        try {
            open();
            journal.drop(catalog.lastDropped());
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e instanceof StoreException known
                    ? known
                    : new StoreException("Cannot open the store in " + disk + ": " + e.getMessage(), e);
        }
    }

    private void open() throws IOException {
        try {
            journal.open(catalog::replay);
            catalog.dropNameless(journal.salvaged());
            catalog.check(journal.toString());
            journal.checkOldest(catalog.lastDropped());
        } catch (DamageException damage) {
            LOG.error("{}; what can be read is used", damage.getMessage());
            catalog.clear();
            List<String> found = journal.salvage(catalog::replay);
            damages.addAll(found.isEmpty() ? List.of(damage.getMessage()) : found);
            byte[] copy = vital.read();
            ByteWriter first = new ByteWriter(copy.length + 64);
            first.writeBytes(copy);
            Chunk.write(first, new Catalog.DropSegments(catalog, catalog.lastDropped())::write);
            long place = journal.append(ByteBuffer.wrap(first.toBytes()));
            Chunk.readAll(ByteBuffer.wrap(first.toBytes()), operations -> catalog.replay(Place.segment(place), operations));
            catalog.dropNameless(true);
            damages.forEach(LOG::error);
        }
    }

    /** Brings the second copy of vital maps up to date, once for all that is changed now. */
    void copyVital() {
        if (!copying) {
            copying = true;
            groups.onLoop(() -> {
                copying = false;
                byte[] content = vital.content();
                groups.afterwards(() -> vital.write(content));
            });
        }
    }

    private static Disk openFolder(Path directory) {
        try {
            return new FolderDisk(directory);
        } catch (IOException e) {
            throw new StoreException("Cannot open the store's folder " + directory.toAbsolutePath() + ": " + e, e);
        }
    }

    private void closeAfter(Exception failure) {
        try (afterwards) {
            journal.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public StoreSpace open(String owner, int schema, SchemaUpgrade upgrade) {
        if (!OWNER.matcher(owner).matches() || schema < 1) {
            throw new IllegalArgumentException(
                    "An owner is 1 to 100 characters of [a-z0-9.], a schema at least 1, not " + owner + ", " + schema);
        }
        int stored = catalog.schemaOf(owner);
        int kept = copies.schemaOf(owner);
        if (stored > schema && kept > 0 && kept <= schema) {
            LOG.warn("{} reads schema {} at most, its space is at {}: it gets the copy from before the update", owner, schema, stored);
            restore(owner);
        } else if (stored > schema) {
            throw new StoreException("The space of " + owner + " was written with schema " + stored + "; this version reads up to " + schema
                    + ". Install a version that knows it, or restore the copy kept before the update");
        }
        JournalSpace.Handle handle = new JournalSpace.Handle(owner);
        JournalSpace.Handle earlier = openSpaces.put(owner, handle);
        if (earlier != null) {
            earlier.close();
        }
        return new JournalSpace(this, handle, schema, upgrade);
    }

    @Override
    public Promise<Void> keep(String owner) {
        return submit(copies.keep(owner), true);
    }

    @Override
    public Promise<Void> restore(String owner) {
        JournalSpace.Handle open = openSpaces.remove(owner);
        if (open != null) {
            open.close();
        }
        return submit(copies.restore(owner), true);
    }

    @Override
    public StoreCondition condition() {
        return groups.condition();
    }

    @Override
    public Promise<Void> nextWrite() {
        if (groups.waitingCount() > 0) {
            return promises.resolved(null);
        }
        Deferred<Void> next = nextWrite.orElseGet(promises::deferred);
        nextWrite = Optional.of(next);
        return next.getPromise();
    }

    @Override
    public Commit begin() {
        return new JournalCommit(this);
    }

    Promise<Void> submit(List<Change> changes, boolean essential) {
        if (!changes.isEmpty()) {
            barrier = Optional.empty();
        } else if (barrier.filter(last -> !last.isDone()).isPresent()) {
            groups.tryAgain();
            return barrier.get();
        }
        Deferred<Void> durable = promises.deferred();
        if (changes.isEmpty()) {
            barrier = Optional.of(durable.getPromise());
        }
        StoreException refusal = groups.refusal(essential || changes.stream().allMatch(Change::isRemoval));
        if (refusal != null) {
            durable.fail(refusal);
            return durable.getPromise();
        }
        submit(changes, () -> durable.resolve(null), durable::fail);
        return durable.getPromise();
    }

    /** For the cleaner: a commit that nobody waits for. */
    void submitCleaning(List<Change> changes, Runnable whenDurable) {
        submit(changes, whenDurable, failure -> {});
    }

    private void submit(List<Change> changes, Runnable whenDurable, Consumer<StoreException> whenLost) {
        nextWrite.ifPresent(next -> next.resolve(null));
        nextWrite = Optional.empty();
        ByteWriter out = new ByteWriter(512);
        boolean defines = changes.stream().anyMatch(change -> change.collection() != null && change.schema() > change.collection().schema);
        for (Change change : changes) {
            Chunk.write(out, chunk -> {
                define(change, chunk);
                change.apply();
                if (change.collection() == null || change.collection().schema > 0) {
                    change.write(chunk);
                }
            });
        }
        groups.submit(new GroupWriter.Waiting(out.toBytes(), (base, failure) -> {
            if (failure != null) {
                whenLost.accept(failure);
                return;
            }
            changes.forEach(change -> change.durable(base));
            if (defines || changes.stream().anyMatch(change -> change.collection() instanceof MapState map && map.vital)) {
                copyVital();
            }
            whenDurable.run();
            clean();
        }));
    }

    private void clean() {
        cleaner.step();
    }

    private static void define(Change change, ByteWriter out) {
        CollectionState state = change.collection();
        if (state != null && change.schema() > state.schema) {
            state.schema = change.schema();
            state.writeDefinition(out);
        }
    }

    /** @param done gets on the loop whether the segments could be removed; not called by a store that is closed meanwhile */
    void dropSegments(int last, Consumer<Boolean> done) {
        groups.afterwards(() -> {
            boolean dropped = drop(last);
            groups.onLoop(() -> done.accept(dropped));
        });
    }

    private boolean drop(int last) {
        try {
            journal.drop(last);
            return true;
        } catch (IOException e) {
            LOG.warn("The store cannot remove old files from {} now: {}", journal, e.toString());
            return false;
        }
    }

    /** @throws StoreException when the disk does not give back what was written */
    byte[] readRow(QueueState queue, long index) {
        byte[] waiting = queue.waiting.get(index);
        if (waiting != null) {
            return waiting;
        }
        long place = queue.places.get(index);
        try {
            ByteBuffer start = ByteBuffer.wrap(journal.read(place, READ_AHEAD));
            int length = start.getInt(0);
            byte[] row = new byte[length];
            int near = Math.min(length, start.limit() - QueueState.ROW_HEAD);
            start.get(QueueState.ROW_HEAD, row, 0, near);
            if (near < length) {
                byte[] rest = journal.read(place + QueueState.ROW_HEAD + near, length - near);
                System.arraycopy(rest, 0, row, near, length - near);
            }
            if (Segment.checksum(ByteBuffer.wrap(row)) != start.getInt(4)) {
                throw new StoreException("The store's file " + journal.nameOf(place) + " is damaged: element " + index + " of " + queue
                        + " is not what was written");
            }
            return row;
        } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new StoreException("Cannot read element " + index + " of " + queue + " from " + journal.nameOf(place) + ": " + e, e);
        }
    }

    /** Instead of an element that cannot be read: the queue continues without it. */
    Change lost(QueueState queue, long index, StoreException why) {
        LOG.error("{}; the element is lost", why.getMessage());
        damages.add(why.getMessage());
        return new QueueState.Remove(queue, index);
    }

    @Override
    public List<String> damages() {
        List<String> found = List.copyOf(damages);
        damages.clear();
        return found;
    }

    Catalog catalog() {
        return catalog;
    }

    /** Commits that wait for the disk. */
    public int waiting() {
        return groups.waitingCount();
    }

    /** Bytes of the journal on disk. */
    public long size() {
        return journal.size();
    }

    /** Writes what changes nothing, so that a disk that fails is noticed; on the writer's thread, which is the loop's. */
    public void probe() {
        submitCleaning(List.of(new Catalog.DropSegments(catalog, catalog.lastDropped())), () -> {});
        groups.writeGroup(Integer.MAX_VALUE);
    }

    /** Writes the oldest of the waiting commits as one group; on the writer's thread, which otherwise does it by itself. */
    public void writeWaiting(int atMost) {
        groups.writeGroup(atMost);
    }

    /**
     * Waits until all that was submitted is written, if it can be, then releases the folder. A disk that does not answer keeps the folder: only the
     * end of the process frees it then.
     */
    @Override
    public void close() {
        groups.close(new StoreException("The store in " + journal + " is closed"));
        try {
            afterwards.close();
            journal.close();
        } catch (IOException e) {
            throw new StoreException("The store in " + journal + " did not close cleanly; what it promised is durable", e);
        }
    }
}
