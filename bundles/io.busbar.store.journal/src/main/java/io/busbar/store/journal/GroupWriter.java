package io.busbar.store.journal;

import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits, as one frame with one synchronisation, on the writer's thread; what is submitted meanwhile is the next group. A group that cannot be
 * written waits again, and is tried with the next commit.
 */
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    /** The bytes of one commit, and what to do when they are durable (with their place) or never will be (with the failure). */
    record Waiting(byte[] bytes, BiConsumer<Long, StoreException> done) {}

    /** Of a segment: small groups, so that the cleaner, which works once per group, keeps pace with any flood. */
    private static final int GROUPS_PER_SEGMENT = 8;

    private final Journal journal;
    private final Reserve reserve;
    private final Executor writer;
    private final Executor loop;
    private final long backlogBytes;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean scheduled;
    private boolean congested;
    private StoreException closed;
    private String failure = "";

    GroupWriter(Journal journal, Reserve reserve, Executor writer, Executor loop, long backlogBytes) {
        this.journal = journal;
        this.reserve = reserve;
        this.writer = writer;
        this.loop = loop;
        this.backlogBytes = backlogBytes;
    }

    synchronized int waitingCount() {
        return waiting.size();
    }

    synchronized StoreCondition condition() {
        if (closed != null) {
            return new StoreCondition(StoreCondition.Level.EXHAUSTED, closed.getMessage());
        }
        if (!failure.isEmpty()) {
            return new StoreCondition(StoreCondition.Level.EXHAUSTED, failure);
        }
        if (congested) {
            return new StoreCondition(StoreCondition.Level.EXHAUSTED, tooSlow());
        }
        return switch (reserve.missing()) {
            case 0 -> StoreCondition.GOOD;
            case 1 -> new StoreCondition(StoreCondition.Level.LOW, "The disk under the store (" + journal + ") is full");
            default -> new StoreCondition(StoreCondition.Level.EXHAUSTED,
                    "The disk under the store (" + journal + ") is full, and the last of its reserve is in use");
        };
    }

    private String tooSlow() {
        return "The disk under the store (" + journal + ") does not keep up: " + waitingBytes + " bytes of " + waiting.size()
                + " commits wait for it";
    }

    /** Why a commit is not accepted now, or null. */
    synchronized StoreException refusal(boolean essential) {
        congested = waitingBytes >= (congested ? backlogBytes / 2 : backlogBytes);
        if (closed != null) {
            return closed;
        }
        if (!essential && !failure.isEmpty()) {
            return new StoreException(failure);
        }
        return waitingBytes >= (essential ? 2 * backlogBytes : backlogBytes) ? new StoreException(tooSlow()) : null;
    }

    synchronized void submit(Waiting commit) {
        if (closed != null) {
            StoreException why = closed;
            loop.execute(() -> commit.done.accept(Place.NONE, why));
            return;
        }
        waiting.add(commit);
        waitingBytes += commit.bytes.length;
        tryAgain();
    }

    void onLoop(Runnable task) {
        loop.execute(task);
    }

    /** Writes what waits, if that is not being done. */
    synchronized void tryAgain() {
        if (!scheduled && !waiting.isEmpty()) {
            scheduled = true;
            writer.execute(this::writeAll);
        }
    }

    /** Runs a task on the writer's thread after all that was submitted, unless nothing is written any more. */
    synchronized void afterwards(Runnable task) {
        if (closed == null) {
            writer.execute(task);
        }
    }

    /** Refuses all that is submitted from now on; what waits is still written, if it can be. */
    synchronized void close(StoreException why) {
        if (closed == null) {
            closed = why;
        }
    }

    private void writeAll() {
        boolean able = true;
        while (able && isScheduled()) {
            able = writeGroup(Integer.MAX_VALUE);
        }
        if (able) {
            reserve.fill();
        } else {
            pause();
        }
    }

    private synchronized boolean isScheduled() {
        scheduled = !waiting.isEmpty();
        return scheduled;
    }

    /** Until the next commit; of a store that is closed there is none. */
    private synchronized void pause() {
        scheduled = false;
        if (closed != null) {
            List<Waiting> lost = List.copyOf(waiting);
            waiting.clear();
            waitingBytes = 0;
            StoreException why = new StoreException(failure);
            loop.execute(() -> lost.forEach(commit -> commit.done.accept(Place.NONE, why)));
        }
    }

    /** On the writer's thread. @param atMost number of commits @return whether the disk accepted them */
    boolean writeGroup(int atMost) {
        List<Waiting> group = takeGroup(atMost);
        if (group.isEmpty()) {
            return true;
        }
        ByteBuffer frame = ByteBuffer.allocate(group.stream().mapToInt(commit -> commit.bytes.length).sum());
        group.forEach(commit -> frame.put(commit.bytes));
        try {
            long place = frame.capacity() == 0 ? Place.NONE : append(frame.flip());
            succeeded();
            loop.execute(() -> succeed(group, place));
            return true;
        } catch (IOException | RuntimeException e) {
            failed(group, e);
            return false;
        }
    }

    private long append(ByteBuffer frame) throws IOException {
        boolean again = true;
        while (true) {
            try {
                return journal.append(frame.duplicate());
            } catch (IOException e) {
                if (!reserve.release() && !again) {
                    throw e;
                }
                // once in any case: a torn end is cut off, or a new file begun
                again = false;
            }
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

    private synchronized void succeeded() {
        congested = congested && waitingBytes >= backlogBytes / 2;
        if (!failure.isEmpty()) {
            LOG.info("The store writes to {} again; nothing that was submitted is lost", journal);
            failure = "";
        }
    }

    private synchronized void failed(List<Waiting> group, Exception e) {
        for (int i = group.size() - 1; i >= 0; i--) {
            waiting.addFirst(group.get(i));
            waitingBytes += group.get(i).bytes.length;
        }
        if (failure.isEmpty()) {
            LOG.error("The store cannot write to {} ({}); what is submitted waits until it can", journal, e.toString());
        }
        failure = "The store cannot write to " + journal + ": " + e.getMessage();
    }
}
