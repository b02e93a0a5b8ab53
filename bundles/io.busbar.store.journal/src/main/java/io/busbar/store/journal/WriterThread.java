package io.busbar.store.journal;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The store's own thread, the only one that waits for the disk. Begun with the first task, never interrupted. */
final class WriterThread implements Executor, Closeable {

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

    /** Returns when all tasks are done, and takes no more. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
