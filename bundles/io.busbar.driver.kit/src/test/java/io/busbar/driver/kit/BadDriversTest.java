package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** The kit finds drivers that do not keep the contract: each of these is good but for one thing. */
class BadDriversTest {

    private enum Flaw {
        NONE, LEAVES_A_THREAD, DOES_NOT_REPORT_LOSS, DOES_NOT_REPORT_ANEW, BLOCKS_THE_LOOP, DOES_NOT_ANSWER, REPORTS_AFTER_THE_END
    }

    /** A contact that a driver asks for its state twenty times a second on a thread of its own. */
    private static final class Hardware {

        volatile boolean present = true;
        volatile String state = "open";
    }

    private static final class Poller implements DriverLifeContract.LiveDriver {

        private final Hardware hardware;
        private final Flaw flaw;
        private final Thread thread = new Thread(this::poll, "poller");
        private volatile Consumer<String> listener = report -> {};
        private volatile boolean ended;
        private volatile Deferred<Void> order = new Deferred<>();
        private String reported = "";

        Poller(Hardware hardware, Flaw flaw) {
            this.hardware = hardware;
            this.flaw = flaw;
            thread.setDaemon(true);
            thread.start();
        }

        private static void sleep(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }

        private void poll() {
            try {
                while (!ended || flaw == Flaw.LEAVES_A_THREAD || flaw == Flaw.REPORTS_AFTER_THE_END) {
                    look();
                    sleep(50);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void look() {
            String now = hardware.present ? hardware.state : flaw == Flaw.DOES_NOT_REPORT_LOSS ? reported : "lost";
            boolean anew = !now.equals(reported) && !(flaw == Flaw.DOES_NOT_REPORT_ANEW && reported.equals("lost"));
            if (anew) {
                listener.accept(now);
            }
            reported = flaw == Flaw.DOES_NOT_REPORT_ANEW && !anew ? reported : now;
        }

        @Override
        public synchronized void connect(Consumer<String> reports) {
            listener = reports;
            reported = "";
        }

        @Override
        public void disconnect() {
            if (flaw != Flaw.REPORTS_AFTER_THE_END) {
                listener = report -> {};
            }
        }

        private Promise<Void> move() {
            if (flaw == Flaw.BLOCKS_THE_LOOP && !hardware.present) {
                try {
                    sleep(1_500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (flaw == Flaw.DOES_NOT_ANSWER && !hardware.present) {
                order = new Deferred<>();
                return order.getPromise();
            }
            return hardware.present ? Promises.resolved(null) : Promises.failed(new DriverException("the hardware does not answer"));
        }

        @Override
        public List<Supplier<Promise<?>>> orders() {
            return List.of(this::move);
        }

        @Override
        public void deactivate() {
            ended = true;
            if (flaw != Flaw.LEAVES_A_THREAD && flaw != Flaw.REPORTS_AFTER_THE_END) {
                thread.interrupt();
            }
        }
    }

    private static final class Contract extends DriverLifeContract {

        private final Hardware hardware = new Hardware();
        private final Flaw flaw;

        Contract(Flaw flaw) {
            this.flaw = flaw;
        }

        /** Real time; a tenth of it is enough for this hardware. */
        @Override
        protected Bench bench() {
            return time -> {
                try {
                    Poller.sleep(time.toMillis() / 10);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            };
        }

        @Override
        protected LiveDriver activate() {
            return new Poller(hardware, flaw);
        }

        @Override
        protected void hardware(boolean present) {
            hardware.present = present;
        }

        @Override
        protected boolean saysLost(String report) {
            return report.equals("lost");
        }
    }

    private static void found(Executable test) {
        assertThrows(AssertionError.class, test);
    }

    @Test
    @DisplayName("A driver that keeps the contract passes")
    void good() throws Exception {
        new Contract(Flaw.NONE).leavesNoThread();
        new Contract(Flaw.NONE).leavesNoThreadWithoutHardware();
        new Contract(Flaw.NONE).silentAfterTheEnd();
        new Contract(Flaw.NONE).reportsLostHardware();
        new Contract(Flaw.NONE).reportsAnew();
        new Contract(Flaw.NONE).neverBlocks();
        new Contract(Flaw.NONE).answersAtTheEnd();
        new Contract(Flaw.NONE).isReplaced();
    }

    @Test
    @DisplayName("A driver that leaves a thread behind is found")
    void thread() {
        found(() -> new Contract(Flaw.LEAVES_A_THREAD).leavesNoThread());
        found(() -> new Contract(Flaw.LEAVES_A_THREAD).leavesNoThreadWithoutHardware());
    }

    @Test
    @DisplayName("A driver that does not report lost hardware is found, and one that does not report the state anew when it is back")
    void lostHardware() {
        found(() -> new Contract(Flaw.DOES_NOT_REPORT_LOSS).reportsLostHardware());
        found(() -> new Contract(Flaw.DOES_NOT_REPORT_ANEW).reportsAnew());
    }

    @Test
    @DisplayName("A driver that blocks the loop while its hardware is lost is found, and one that does not answer")
    void blocking() {
        found(() -> new Contract(Flaw.BLOCKS_THE_LOOP).neverBlocks());
        found(() -> new Contract(Flaw.DOES_NOT_ANSWER).neverBlocks());
        found(() -> new Contract(Flaw.DOES_NOT_ANSWER).answersAtTheEnd());
    }

    @Test
    @DisplayName("A driver that reports after its end is found")
    void late() {
        found(() -> new Contract(Flaw.REPORTS_AFTER_THE_END).silentAfterTheEnd());
    }

    /** The testkit's EVSE, whose leases do not run out. */
    private static final class LeaseContract extends EvseDriverContract {

        private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
        private final FakeEvseDriver driver = new FakeEvseDriver(time.facade("driver"), FakeEvseDriver.SOCKET);

        @Override
        protected Bench bench() {
            return time::advance;
        }

        @Override
        protected EvseDriver driver() {
            return driver;
        }

        @Override
        protected void plugCar() {
            driver.connectCar();
            time.facade("car").after(Duration.ofSeconds(1), () -> {
                if (driver.permit().isPresent()) {
                    driver.pilot(PilotState.C);
                } else {
                    plugCar();
                }
            });
        }

        @Override
        protected void unplugCar() {
            driver.disconnectCar();
        }

        @Override
        protected void carReady(boolean ready) {
            driver.pilot(ready ? PilotState.C : PilotState.B);
        }
    }

    @Test
    @DisplayName("An EVSE driver that forgets that a lease ends is found")
    void forgottenLease() {
        new LeaseContract().permitAndCar();
        AssertionError error = assertThrows(AssertionError.class, () -> new LeaseContract().leaseEnds());
        assertTrue(error.getMessage().contains("open contactor"), error::getMessage);
    }
}
