package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.CableLock;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.Permit;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.evse.PowerAbilities;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/**
 * What every EVSE driver keeps. A driver's test extends it and says how its bench is worked: a simulator, or a board with a car simulator on
 * relays. Each test begins with a fresh bench: no car, no faults, no permit.
 */
public abstract class EvseDriverContract {

    /** A car follows the pilot within five seconds (IEC 61851-1), and the contactor it within three. */
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(3);

    private final RecordingListener reported = new RecordingListener();

    /** Time of the bench. */
    protected abstract Bench bench();

    /** The driver under test; the same during one test. */
    protected abstract EvseDriver driver();

    /** Plugs a car that wants energy in at the first connector. */
    protected abstract void plugCar();

    /** Pulls the plug; the lock is open. */
    protected abstract void unplugCar();

    /** The car wants energy, or does not. */
    protected abstract void carReady(boolean ready);

    /** Makes, or ends, a fault at the first connector's lock; does nothing where the bench cannot. @return whether it can */
    protected boolean jamLock(boolean on) {
        return false;
    }

    /** Makes, or ends, a fault that makes power impossible. @return which; empty where the bench cannot */
    protected Optional<FaultCode> blockingFault(boolean on) {
        return Optional.empty();
    }

    private void connect() {
        bench().order(() -> driver().connect(reported));
    }

    private void until(BooleanSupplier condition, Duration atMost, String what) {
        assertTrue(bench().until(condition, atMost), () -> what + " did not come within " + atMost + "; reported were " + reported.calls());
    }

    private <T> Promise<T> ordered(Supplier<Promise<T>> order) {
        AtomicReference<Promise<T>> promise = new AtomicReference<>();
        bench().order(() -> promise.set(order.get()));
        until(() -> promise.get() != null && promise.get().isDone(), SOON, "an answer");
        return promise.get();
    }

    private <T> T done(Supplier<Promise<T>> order) {
        try {
            return ordered(order).getValue();
        } catch (Exception e) {
            throw new AssertionError("the driver failed the order", e);
        }
    }

    private void permit(Duration lease) {
        Permit least = least(driver().abilities().power(), lease);
        done(() -> driver().permit(least));
    }

    /** The least that can be offered. */
    private static Permit least(PowerAbilities can, Duration lease) {
        return can instanceof AcAbilities ac
                ? ac.permit(ac.minAmps(), ac.phases(), lease).orElseThrow()
                : ((DcAbilities) can).permit(((DcAbilities) can).minWatts(), lease).orElseThrow();
    }

    private boolean closed() {
        return reported.contactor().orElse(false);
    }

    private void charge(Duration lease) {
        connect();
        plugCar();
        until(() -> reported.pilot().equals(Optional.of(PilotState.B)), SOON, "pilot B");
        permit(lease);
        until(this::closed, SOON, "a closed contactor");
    }

    @Test
    @DisplayName("Abilities make sense")
    void abilitiesMakeSense() {
        EvseAbilities can = driver().abilities();
        if (can.power() instanceof AcAbilities ac) {
            assertTrue(ac.minAmps() > 0 && ac.minAmps() <= ac.maxAmps() && ac.maxDischargeAmps() >= 0, () -> "amps of " + can);
        } else {
            DcAbilities dc = (DcAbilities) can.power();
            assertTrue(dc.minWatts() > 0 && dc.minWatts() <= dc.maxWatts() && dc.maxDischargeWatts() >= 0, () -> "watts of " + can);
            assertTrue(dc.maxVolts() > 0 && dc.maxAmps() > 0, () -> "volts and amps of " + can);
        }
        assertTrue(Set.of(1, 3).contains(can.power().supply().phases()), () -> "phases of " + can);
        assertTrue(can.power().supply().nominalVolts() > 0, () -> "volts of " + can);
        assertFalse(can.connectors().isEmpty(), "no connectors");
        Set<Integer> ids = new HashSet<>();
        for (ConnectorAbilities connector : can.connectors()) {
            assertTrue(ids.add(connector.id()), () -> "connector twice: " + connector);
            assertEquals(connector.lockable(), driver().lock(connector.id()).isPresent(), () -> "lock of " + connector);
        }
        for (int id = 1; id <= ids.size(); id++) {
            assertTrue(ids.contains(id), "connector ids count from 1 without holes");
        }
        assertTrue(driver().lock(ids.size() + 1).isEmpty(), "a lock of a connector that is not there");
    }

    @Test
    @DisplayName("Connecting reports the present state of everything")
    void connectingReportsEverything() {
        connect();
        until(() -> reported.pilot().isPresent() && reported.contactor().isPresent(), SOON, "pilot and contactor");
        assertEquals(Optional.of(PilotState.A), reported.pilot());
        assertEquals(Optional.of(false), reported.contactor());
        for (ConnectorAbilities connector : driver().abilities().connectors()) {
            assertEquals(Optional.of(false), reported.cable(connector.id()));
            assertEquals(connector.lockable(), reported.locked(connector.id()).isPresent(), "locks are reported, and only those there are");
        }
    }

    @Test
    @DisplayName("A second listener replaces the first; a disconnected one gets nothing more")
    void oneListener() {
        connect();
        bench().pass(Duration.ofSeconds(1));
        RecordingListener second = new RecordingListener();
        bench().order(() -> driver().connect(second));
        bench().order(() -> driver().disconnect(reported));
        bench().pass(Duration.ofSeconds(1));
        reported.forget();
        plugCar();
        assertTrue(bench().until(() -> second.cable(1).equals(Optional.of(true)), SOON), "the second listener gets nothing");
        assertEquals(0, reported.calls().size(), "the first listener still gets reports");
        bench().order(() -> driver().disconnect(second));
        bench().pass(Duration.ofSeconds(1));
        second.forget();
        unplugCar();
        bench().pass(Duration.ofSeconds(1));
        assertEquals(0, second.calls().size(), "a disconnected listener gets reports");
    }

    @Test
    @DisplayName("A car without a permit gets no power")
    void noPermitNoPower() {
        connect();
        plugCar();
        until(() -> reported.cable(1).equals(Optional.of(true)) && reported.pilot().equals(Optional.of(PilotState.B)), SOON,
                "cable and pilot B");
        bench().pass(Duration.ofSeconds(10));
        assertFalse(closed());
    }

    @Test
    @DisplayName("A permit without a car closes nothing")
    void noCarNoPower() {
        connect();
        permit(Duration.ofSeconds(10));
        bench().pass(Duration.ofSeconds(5));
        assertFalse(closed());
    }

    @Test
    @DisplayName("With a permit and a ready car the contactor closes")
    void permitAndCar() {
        charge(Duration.ofSeconds(60));
        assertEquals(Optional.of(PilotState.C), reported.pilot());
    }

    @Test
    @DisplayName("Withholding opens the contactor within three seconds")
    void withhold() {
        charge(Duration.ofSeconds(60));
        done(() -> driver().withhold());
        until(() -> !closed(), OPENS_WITHIN, "an open contactor");
    }

    @Test
    @DisplayName("When the lease ends the driver takes the offer back by itself")
    void leaseEnds() {
        charge(Duration.ofSeconds(5));
        until(() -> !closed(), Duration.ofSeconds(5).plus(OPENS_WITHIN), "an open contactor");
        bench().pass(Duration.ofSeconds(10));
        assertFalse(closed(), "it closed again without a permit");
    }

    @Test
    @DisplayName("A renewed lease goes on without a break")
    void leaseRenewed() {
        charge(Duration.ofSeconds(5));
        reported.forget();
        for (int i = 0; i < 6; i++) {
            bench().pass(Duration.ofSeconds(2));
            permit(Duration.ofSeconds(5));
        }
        assertTrue(closed());
        assertTrue(reported.calls().stream().noneMatch(call -> call.startsWith("contactor")), () -> "reported were " + reported.calls());
    }

    @Test
    @DisplayName("A car that wants no more leaves state C, and the contactor opens")
    void carStops() {
        charge(Duration.ofSeconds(60));
        carReady(false);
        until(() -> reported.pilot().equals(Optional.of(PilotState.B)) && !closed(), SOON, "pilot B and an open contactor");
        carReady(true);
        until(this::closed, SOON, "a closed contactor again");
    }

    @Test
    @DisplayName("A car that is unplugged opens the contactor")
    void carGoes() {
        charge(Duration.ofSeconds(60));
        unplugCar();
        until(() -> reported.pilot().equals(Optional.of(PilotState.A)) && !closed(), SOON, "pilot A and an open contactor");
        until(() -> reported.cable(1).equals(Optional.of(false)), SOON, "no cable");
    }

    @Test
    @DisplayName("A lock locks, unlocks, and reports it")
    void lockMoves() {
        CableLock lock = firstLock();
        connect();
        plugCar();
        assertTrue(done(lock::lock));
        until(() -> reported.locked(1).equals(Optional.of(true)), SOON, "locked");
        assertTrue(done(lock::unlock));
        until(() -> reported.locked(1).equals(Optional.of(false)), SOON, "unlocked");
    }

    @Test
    @DisplayName("A lock that does not move answers false and is reported as a fault, until it moves")
    void lockJams() {
        CableLock lock = firstLock();
        connect();
        plugCar();
        assumeTrue(jamLock(true), "this bench cannot jam a lock");
        assertFalse(done(lock::lock));
        until(() -> reported.faults().contains(FaultCode.CONNECTOR_LOCK_FAILURE), SOON, "the fault");
        jamLock(false);
        assertTrue(done(lock::lock));
        until(() -> reported.faults().isEmpty(), SOON, "the end of the fault");
    }

    private CableLock firstLock() {
        Optional<CableLock> lock = driver().lock(1);
        assumeTrue(lock.isPresent(), "the first connector has no lock");
        return lock.orElseThrow();
    }

    @Test
    @DisplayName("A fault that makes power impossible opens the contactor and is reported once, and its end")
    void blockingFaultOpens() {
        charge(Duration.ofSeconds(120));
        Optional<FaultCode> fault = blockingFault(true);
        assumeTrue(fault.isPresent(), "this bench cannot make such a fault");
        until(() -> reported.faults().contains(fault.get()) && !closed(), SOON, "the fault and an open contactor");
        bench().pass(Duration.ofSeconds(5));
        assertEquals(1, reported.calls().stream().filter(call -> call.equals("fault " + fault.get() + " true")).count());
        blockingFault(false);
        done(() -> driver().reset());
        until(() -> reported.faults().isEmpty(), SOON, "the end of the fault");
    }
}
