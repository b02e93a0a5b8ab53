package io.busbar.store.journal;

import io.busbar.store.api.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Writes what waits, as one frame with one synchronisation, on the writer's thread; what is submitted meanwhile is the next group.
 */
final class GroupWriter {

    /** The bytes of one commit, and what to do when they are durable (with their place) or cannot be (with the failure). */
    record Waiting(byte[] bytes, BiConsumer<Long, StoreException> done) {}

    /** Of a segment: small groups, so that the cleaner, which works once per group, keeps pace with any flood. */
    private static final int GROUPS_PER_SEGMENT = 8;

    private final Journal journal;
    private final Executor writer;
    private final Executor loop;
    private final long backlogBytes;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean scheduled;
    private StoreException failure;

    GroupWriter(Journal journal, Executor writer, Executor loop, long backlogBytes) {
        this.journal = journal;
        this.writer = writer;
        this.loop = loop;
        this.backlogBytes = backlogBytes;
    }

    /** Why nothing more will be written, or null. */
    synchronized StoreException failure() {
        return failure;
    }

    synchronized int waitingCount() {
        return waiting.size();
    }

    synchronized void submit(Waiting commit) {
        if (failure == null && !waiting.isEmpty() && waitingBytes + commit.bytes.length > backlogBytes) {
            failure = new StoreException("The disk under the store (" + journal + ") does not keep up: " + waitingBytes + " bytes of "
                    + waiting.size() + " commits wait for it. Nothing more is stored until the station starts again");
        }
        if (failure != null) {
            StoreException why = failure;
            loop.execute(() -> commit.done.accept(Place.NONE, why));
            return;
        }
        waiting.add(commit);
        waitingBytes += commit.bytes.length;
        if (!scheduled) {
            scheduled = true;
            writer.execute(this::writeAll);
        }
    }

    /** Runs a task on the writer's thread after all that was submitted, unless nothing is written any more. */
    synchronized void afterwards(Runnable task) {
        if (failure == null) {
            writer.execute(task);
        }
    }

    /** Refuses all that is submitted from now on; what waits is still written. */
    synchronized void stop(StoreException why) {
        if (failure == null) {
            failure = why;
        }
    }

    private void writeAll() {
        while (isScheduled()) {
            writeGroup(Integer.MAX_VALUE);
        }
    }

    private synchronized boolean isScheduled() {
        scheduled = !waiting.isEmpty();
        return scheduled;
    }

    /** On the writer's thread. @param atMost number of commits */
    void writeGroup(int atMost) {
        List<Waiting> group = takeGroup(atMost);
        if (group.isEmpty()) {
            return;
        }
        ByteBuffer frame = ByteBuffer.allocate(group.stream().mapToInt(commit -> commit.bytes.length).sum());
        group.forEach(commit -> frame.put(commit.bytes));
        try {
            long place = frame.capacity() == 0 ? Place.NONE : journal.append(frame.flip());
            loop.execute(() -> succeed(group, place));
        } catch (IOException | RuntimeException e) {
            fail(group, new StoreException("The store could not write to " + journal + ": " + e.getMessage()
                    + ". Nothing more is stored until the station starts again", e));
        }
    }

    private synchronized List<Waiting> takeGroup(int atMost) {
        List<Waiting> group = new ArrayList<>();
        long size = 0;
        while (!waiting.isEmpty() && group.size() < atMost
                && (group.isEmpty() || size + waiting.peek().bytes.length <= journal.segmentBytes() / GROUPS_PER_SEGMENT)) {
            size += waiting.peek().bytes.length;
            group.add(waiting.poll());
        }
        waitingBytes -= size;
        return group;
    }

    private static void succeed(List<Waiting> group, long place) {
        long base = place;
        for (Waiting commit : group) {
            commit.done.accept(base, null);
            base += commit.bytes.length;
        }
    }

    private void fail(List<Waiting> group, StoreException why) {
        List<Waiting> lost = new ArrayList<>(group);
        synchronized (this) {
            failure = why;
            lost.addAll(waiting);
            waiting.clear();
            waitingBytes = 0;
        }
        loop.execute(() -> lost.forEach(commit -> commit.done.accept(Place.NONE, why)));
    }
}
