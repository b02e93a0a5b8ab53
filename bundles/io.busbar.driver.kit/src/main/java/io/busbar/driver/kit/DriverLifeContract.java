package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/**
 * How a driver of any kind lives: its threads, lost hardware, deactivation (the page of {@link io.busbar.driver.api}). A driver's test extends it
 * besides the contract of its kind. Each test begins with hardware that is there and at rest.
 */
public abstract class DriverLifeContract {

    private static final Duration LOST_WITHIN = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);
    /** Some milliseconds, and what a loaded machine makes of them. */
    private static final Duration BLOCKS = Duration.ofSeconds(1);

    private final List<String> reports = new CopyOnWriteArrayList<>();

    /** An activated driver. */
    public interface LiveDriver {

        /** Connects a listener that puts each report into words: the same for the same state, so that reports can be compared. */
        void connect(Consumer<String> reports);

        /** Disconnects that listener. */
        void disconnect();

        /** Orders that the station may give at any time, e.g. to withhold power; none for kinds that take none. */
        List<Supplier<Promise<?>>> orders();

        /** What its component does at deactivation. */
        void deactivate();
    }

    protected abstract Bench bench();

    /** Activates a driver; again a new version of it, on the same hardware. */
    protected abstract LiveDriver activate();

    /** Takes the hardware away (the adapter is unplugged, the device is silent), or brings it back. */
    protected abstract void hardware(boolean present);

    /** Whether a report says that the hardware is lost. For kinds that do not report that, always false. */
    protected abstract boolean saysLost(String report);

    /** Whether this kind reports lost hardware. */
    protected boolean reportsLoss() {
        return true;
    }

    private LiveDriver connected() {
        LiveDriver driver = activate();
        quickly("connect", () -> driver.connect(reports::add));
        assertTrue(bench().until(() -> !reports.isEmpty(), BACK_WITHIN), "no state reported after connect");
        bench().pass(Duration.ofSeconds(1));
        return driver;
    }

    private void until(BooleanSupplier condition, Duration within, String what) {
        assertTrue(bench().until(condition, within), () -> what + " within " + within + "; reported were " + reports);
    }

    /** Does something as the station does it on its loop. */
    private void quickly(String what, Runnable call) {
        long[] took = new long[1];
        bench().order(() -> {
            long begin = System.nanoTime();
            call.run();
            took[0] = System.nanoTime() - begin;
        });
        assertTrue(took[0] < BLOCKS.toNanos(), () -> what + " blocked the station's loop for " + Duration.ofNanos(took[0]));
    }

    private void end(LiveDriver driver) {
        bench().order(driver::disconnect);
        long begin = System.nanoTime();
        driver.deactivate();
        long took = System.nanoTime() - begin;
        assertTrue(took < ENDS_WITHIN.plus(BLOCKS).toNanos(), () -> "deactivation took " + Duration.ofNanos(took));
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private void endsItsThreads(boolean hardwarePresent) throws InterruptedException {
        Set<Thread> before = threads();
        LiveDriver driver = connected();
        Set<Thread> own = threads();
        own.removeAll(before);
        List<String> noDaemons = own.stream().filter(thread -> !thread.isDaemon()).map(Thread::getName).toList();
        hardware(hardwarePresent);
        bench().pass(Duration.ofSeconds(1));
        end(driver);
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(ENDS_WITHIN.toMillis());
                assertTrue(!thread.isAlive(), () -> "thread " + thread.getName() + " is left behind");
            }
        }
        assertEquals(List.of(), noDaemons, "threads that are no daemons");
    }

    @Test
    @DisplayName("A deactivated driver leaves no thread behind")
    void leavesNoThread() throws InterruptedException {
        endsItsThreads(true);
    }

    @Test
    @DisplayName("A driver that is deactivated while its hardware is lost leaves no thread behind")
    void leavesNoThreadWithoutHardware() throws InterruptedException {
        endsItsThreads(false);
    }

    @Test
    @DisplayName("A disconnected and deactivated driver reports nothing more")
    void silentAfterTheEnd() {
        LiveDriver driver = connected();
        end(driver);
        reports.clear();
        hardware(false);
        bench().pass(LOST_WITHIN);
        hardware(true);
        bench().pass(Duration.ofSeconds(2));
        assertEquals(List.of(), List.copyOf(reports));
    }

    @Test
    @DisplayName("Lost hardware is reported within five seconds")
    void reportsLostHardware() {
        assumeTrue(reportsLoss(), "this kind does not report it");
        LiveDriver driver = connected();
        hardware(false);
        until(() -> reports.stream().anyMatch(this::saysLost), LOST_WITHIN, "the loss was not reported");
        end(driver);
    }

    @Test
    @DisplayName("When lost hardware is back the state of everything is reported anew")
    void reportsAnew() {
        LiveDriver driver = connected();
        Set<String> state = new HashSet<>(reports);
        hardware(false);
        bench().pass(LOST_WITHIN);
        reports.clear();
        hardware(true);
        until(() -> reports.containsAll(state), BACK_WITHIN, "not everything of " + state + " was reported anew");
        end(driver);
    }

    @Test
    @DisplayName("No call blocks the station's loop, with hardware and without; every order is answered")
    void neverBlocks() {
        for (boolean present : new boolean[]{true, false}) {
            hardware(present);
            LiveDriver driver = activate();
            quickly("connect", () -> driver.connect(reports::add));
            bench().pass(Duration.ofSeconds(1));
            List<Promise<?>> answers = new ArrayList<>();
            for (Supplier<Promise<?>> order : driver.orders()) {
                quickly("an order", () -> answers.add(order.get()));
            }
            assertTrue(bench().until(() -> answers.stream().allMatch(Promise::isDone), ANSWERS_WITHIN), "an order was not answered");
            quickly("disconnect", driver::disconnect);
            driver.deactivate();
        }
    }

    @Test
    @DisplayName("Orders that are open when the driver is deactivated are answered")
    void answersAtTheEnd() {
        LiveDriver driver = connected();
        hardware(false);
        List<Promise<?>> answers = new ArrayList<>();
        driver.orders().forEach(order -> bench().order(() -> answers.add(order.get())));
        end(driver);
        assertTrue(bench().until(() -> answers.stream().allMatch(Promise::isDone), ENDS_WITHIN), "an order was not answered");
    }

    @Test
    @DisplayName("A new version finds the hardware and reports its state")
    void isReplaced() {
        LiveDriver old = connected();
        Set<String> state = new HashSet<>(reports);
        end(old);
        reports.clear();
        LiveDriver next = activate();
        bench().order(() -> next.connect(reports::add));
        until(() -> reports.containsAll(state), BACK_WITHIN, "not everything of " + state + " was reported by the new version");
        end(next);
    }
}
