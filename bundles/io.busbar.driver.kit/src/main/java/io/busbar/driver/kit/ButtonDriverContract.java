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

    private final Record told = new Record();

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

    /** Presses the stop button and lets it go. */
    protected abstract void press();

    /** Opens or closes the housing. @return whether the bench can */
    protected boolean housing(boolean open) {
        return false;
    }

    private void connect(Record listener) {
        bench().order(() -> driver().connect(listener));
    }

    @Test
    @DisplayName("A press is told once")
    void pressIsToldOnce() {
        connect(told);
        bench().pass(Duration.ofSeconds(1));
        told.calls.clear();
        press();
        assertTrue(bench().until(() -> told.calls.contains("stop"), SOON), "no press told");
        bench().pass(Duration.ofSeconds(2));
        assertEquals(List.of("stop"), told.calls);
    }

    @Test
    @DisplayName("Connecting tells the state of the contacts, not earlier presses")
    void connectingTells() {
        assumeTrue(housing(true), "this bench has no housing contact");
        press();
        bench().pass(Duration.ofSeconds(1));
        connect(told);
        assertTrue(bench().until(() -> told.calls.contains("housing true"), SOON), "the open housing is not told");
        assertEquals(List.of("housing true"), told.calls);
        housing(false);
        assertTrue(bench().until(() -> told.calls.contains("housing false"), SOON), "the closed housing is not told");
    }

    @Test
    @DisplayName("A second listener replaces the first; a disconnected one hears nothing more")
    void oneListener() {
        Record second = new Record();
        connect(told);
        connect(second);
        bench().order(() -> driver().disconnect(told));
        bench().pass(Duration.ofSeconds(1));
        told.calls.clear();
        press();
        assertTrue(bench().until(() -> second.calls.contains("stop"), SOON), "the second listener does not hear");
        assertEquals(0, told.calls.size());
        bench().order(() -> driver().disconnect(second));
        bench().pass(Duration.ofSeconds(1));
        second.calls.clear();
        press();
        bench().pass(Duration.ofSeconds(1));
        assertEquals(0, second.calls.size());
    }
}
