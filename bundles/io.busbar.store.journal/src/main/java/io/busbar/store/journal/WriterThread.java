package io.busbar.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The store's own thread, the only one that waits for the disk. Begun with the first task, never interrupted. */
final class WriterThread implements Executor, Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread fresh = new Thread(task, "store-writer");
        fresh.setDaemon(true);
        return fresh;
    });

    /** @throws RejectedExecutionException when it was closed */
    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /**
     * Accepts no more tasks, and returns when all are done.
     *
     * @throws IOException when the disk holds the thread for longer than {@link #PATIENCE}
     */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        boolean interrupted = false;
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (!thread.isTerminated() && System.nanoTime() < latest) {
            try {
                thread.awaitTermination(latest - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isTerminated()) {
            throw new IOException("the disk does not answer");
        }
    }
}
