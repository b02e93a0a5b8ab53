package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every button driver keeps. */
public abstract class ButtonDriverContract {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Record reported = new Record();

    private static final class Record implements ButtonListener {

        private final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void startPressed() {
            calls.add("start");
        }

        @Override
        public void stopPressed() {
            calls.add("stop");
        }

        @Override
        public void housingChanged(boolean open) {
            calls.add("housing " + open);
        }
    }

    protected abstract Bench bench();

    /** The driver under test; the same during one test. */
    protected abstract ButtonDriver driver();

    /** Presses the stop button and releases it. */
    protected abstract void press();

    /** Opens or closes the housing. @return whether the bench can */
    protected boolean housing(boolean open) {
        return false;
    }

    private void connect(Record listener) {
        bench().order(() -> driver().connect(listener));
    }

    @Test
    @DisplayName("A press is reported once")
    void pressIsReportedOnce() {
        connect(reported);
        bench().pass(Duration.ofSeconds(1));
        reported.calls.clear();
        press();
        assertTrue(bench().until(() -> reported.calls.contains("stop"), SOON), "no press reported");
        bench().pass(Duration.ofSeconds(2));
        assertEquals(List.of("stop"), reported.calls);
    }

    @Test
    @DisplayName("Connecting reports the state of the contacts, not earlier presses")
    void connectingReports() {
        assumeTrue(housing(true), "this bench has no housing contact");
        press();
        bench().pass(Duration.ofSeconds(1));
        connect(reported);
        assertTrue(bench().until(() -> reported.calls.contains("housing true"), SOON), "the open housing is not reported");
        assertEquals(List.of("housing true"), reported.calls);
        housing(false);
        assertTrue(bench().until(() -> reported.calls.contains("housing false"), SOON), "the closed housing is not reported");
    }

    @Test
    @DisplayName("A second listener replaces the first; a disconnected one gets nothing more")
    void oneListener() {
        Record second = new Record();
        connect(reported);
        connect(second);
        bench().order(() -> driver().disconnect(reported));
        bench().pass(Duration.ofSeconds(1));
        reported.calls.clear();
        press();
        assertTrue(bench().until(() -> second.calls.contains("stop"), SOON), "the second listener gets nothing");
        assertEquals(0, reported.calls.size());
        bench().order(() -> driver().disconnect(second));
        bench().pass(Duration.ofSeconds(1));
        second.calls.clear();
        press();
        bench().pass(Duration.ofSeconds(1));
        assertEquals(0, second.calls.size());
    }
}
