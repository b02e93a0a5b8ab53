package io.busbar.update.manager;

import io.busbar.station.api.control.LoopMonitor;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the loop from a new module that holds it. A thread of its own, because what it watches is the loop; it runs while an update is under way
 * only.
 */
final class LoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger(LoopGuard.class);
    private static final Duration LONGEST_TASK = Duration.ofSeconds(2);

    private final LoopMonitor watch;
    private ScheduledExecutorService thread;
    private volatile boolean freed;
    private volatile Runnable whenFreed = () -> {};

    LoopGuard(LoopMonitor watch) {
        this.watch = watch;
    }

    void begin() {
        end();
        freed = false;
        whenFreed = () -> {};
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread guard = new Thread(work, "update-guard");
            guard.setDaemon(true);
            return guard;
        });
        thread.scheduleWithFixedDelay(this::check, 1, 1, TimeUnit.SECONDS);
    }

    private void check() {
        watch.busy().filter(busy -> busy.since().compareTo(LONGEST_TASK) > 0).ifPresent(busy -> {
            LOG.error("the station loop is held by a task of {} since {} ms; it is freed", busy.owner(), busy.since().toMillis());
            if (!freed) {
                freed = true;
                whenFreed.run();
            }
            watch.interruptStuckTask();
        });
    }

    /** @param listener called on the guard's thread, just before the loop is freed */
    void onFreed(Runnable listener) {
        whenFreed = listener;
    }

    /** Whether the loop was held since {@link #begin}. */
    boolean freed() {
        return freed;
    }

    void end() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
