package io.busbar.launcher;

import io.busbar.update.format.BootState;
import io.busbar.update.format.Generations;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the confirmation that a boot was a good one. A generation that boots but never confirms would stay for ever; so the process ends, and is counted
 * as a boot that failed. What was delivered is not watched: there is nothing to roll back to.
 */
final class BootWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BootWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("busbar.boot.patience.seconds", 120));
    /** The process asks to be started again. */
    private static final int START_AGAIN = 75;

    private BootWatch() {}

    /** @param window the time that the station itself watches before it confirms */
    static void begin(Generations generations, long generation, Duration window, RunRecord record) {
        if (generation == 0) {
            return;
        }
        Thread watch = new Thread(() -> watch(generations, generation, PATIENCE.plus(window), record), "boot-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(Generations generations, long generation, Duration patience, RunRecord record) {
        try {
            Thread.sleep(patience.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        BootState state = generations.state();
        boolean unproven = state.trial() == generation || state.trial() < 0 && state.committed() == generation && state.boots() > 0;
        if (unproven) {
            LOG.error("generation {} did not come to good health within {} s; the process ends, to be started again", generation,
                    patience.toSeconds());
            record.end(START_AGAIN, "generation " + generation + " did not come to good health");
            Runtime.getRuntime().halt(START_AGAIN);
        }
    }
}
