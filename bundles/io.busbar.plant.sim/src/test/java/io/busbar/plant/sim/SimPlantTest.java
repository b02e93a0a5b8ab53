package io.busbar.plant.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenType;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantException.Reason;
import io.busbar.plant.api.PlantState;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.util.promise.Promise;

class SimPlantTest {

    private static final Duration LONG = Duration.ofHours(100);

    private final PlantMemory memory = PlantMemory.inMemory();
    private final ReportedState reported = new ReportedState();
    private final List<MeterReading> readings = new ArrayList<>();
    private VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private SimPlant plant;
    private EvseBoard board;

    @BeforeEach
    void start() {
        plant = new SimPlant(time.facade("plant"), memory);
        board = plant.evse(1, EvseBuild.socket());
        board.connect(reported);
        plant.meter(OptionalInt.of(1)).connect(readings::add);
        reported.calls.clear();
        readings.clear();
    }

    private PlantState.Evse evse() {
        return plant.state().evses().get(0);
    }

    private void charge(double amps) throws PlantException {
        plant.plugIn(1, 1, 32);
        board.permit(permit(amps, 3, LONG));
        time.advance(Duration.ofSeconds(10));
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(PlantException.class, act).reason());
    }

    @Test
    void aSessionGoesThroughThePilotsStates() throws PlantException {
        plant.plugIn(1, 1, 20);
        assertEquals(List.of("cable 1 true", "rating 1 20", "pilot B"), reported.calls);
        Promise<Boolean> locked = board.moveLock(1, true);
        assertFalse(locked.isDone());
        time.advance(Duration.ofSeconds(1));
        assertTrue(locked.isDone());
        reported.calls.clear();
        board.permit(permit(16, 3, LONG));
        time.advance(Duration.ofMillis(400));
        assertEquals(List.of(), reported.calls, "the car takes its time");
        time.advance(Duration.ofMillis(200));
        assertEquals(List.of("pilot C", "contactor true"), reported.calls);
        board.withhold();
        time.advance(Duration.ofSeconds(1));
        assertEquals(List.of("pilot C", "contactor true", "pilot B", "contactor false"), reported.calls);
        assertFalse(plant.unplug(1, 1), "the lock holds the cable");
        assertEquals("pilot A", reported.calls.get(4));
        board.moveLock(1, false);
        time.advance(Duration.ofSeconds(1));
        assertEquals(List.of("lock 1 false", "cable 1 false", "rating 1 0"), reported.calls.subList(5, 8));
    }

    @Test
    void theCarFollowsTheDutyCycleWithinFiveSecondsAndItsOwnLimits() throws PlantException {
        charge(20);
        assertEquals(11_000, evse().powerW(), 2, "its charger takes 11 kW");
        assertEquals(33.33, evse().dutyPercent());
        board.permit(permit(10, 3, LONG));
        time.advance(Duration.ofSeconds(5));
        assertEquals(10, evse().phases().get(0).amps());
        board.permit(permit(32, 3, LONG));
        time.advance(Duration.ofSeconds(5));
        assertEquals(11_000, evse().powerW(), 2);
        plant.ev(1, EvChange.NONE.powerW(7_000).phases(1));
        time.advance(Duration.ofSeconds(5));
        assertEquals(7_000, evse().powerW(), 2);
        assertEquals(0, evse().phases().get(1).amps());
        assertTrue(evse().phases().get(0).volts() < evse().phases().get(1).volts() - 2, "the loaded phase sags");
        board.permit(permit(5, 3, LONG));
        time.advance(Duration.ofSeconds(5));
        assertEquals(PilotState.B, evse().pilot(), "less than 6 A cannot be offered");
    }

    @Test
    void aFullCarStopsByItselfAfterTakingLess() throws PlantException {
        plant.ev(1, EvChange.NONE.capacityWh(10_000).socPercent(79));
        charge(32);
        double before = evse().powerW();
        time.advance(Duration.ofMinutes(8));
        assertTrue(evse().powerW() < before * 0.6 && evse().powerW() > 0, () -> evse().powerW() + " W near full");
        time.advance(Duration.ofHours(3));
        assertEquals(PilotState.B, evse().pilot());
        assertFalse(evse().contactorClosed());
        assertEquals(100, evse().car().socPercent());
        assertEquals(2_100, evse().car().takenWh(), 5);
    }

    @Test
    void energyIsExactToTheMicrojoule() throws PlantException {
        Random random = new Random(7);
        plant.plugIn(1, 1, 32);
        double before = 0;
        for (int i = 0; i < 3_000; i++) {
            switch (random.nextInt(6)) {
                case 0 -> board.permit(permit(6 + random.nextInt(27), random.nextBoolean() ? 3 : 1, Duration.ofSeconds(30)));
                case 1 -> board.withhold();
                case 2 -> plant.ev(1, EvChange.NONE.ready(random.nextBoolean()));
                case 3 -> plant.ev(1, EvChange.NONE.powerW(random.nextInt(22_000)));
                default -> time.advance(Duration.ofNanos(random.nextInt(2_000_000_000)));
            }
            double now = evse().energyWh();
            assertTrue(now >= before, "the meter ran backwards");
            before = now;
        }
        EvseMemory slot = memory.evse(1);
        assertEquals(slot.charged(), slot.register(0) + slot.register(1) + slot.register(2), "the meter registers what the car got");
        assertTrue(before > 100, "something was charged");
        MeterReading last = readings.get(readings.size() - 1);
        plant.meter(OptionalInt.of(1)).connect(readings::add);
        assertTrue(readings.get(readings.size() - 1).value(Quantity.ENERGY_IMPORT_WH).orElseThrow() >= last.value(Quantity.ENERGY_IMPORT_WH)
                .orElseThrow());
    }

    @Test
    void readingsAddUpAndFollowPower() throws PlantException {
        charge(20);
        readings.clear();
        double before = evse().energyWh();
        time.advance(Duration.ofMinutes(6));
        assertEquals(360, readings.size());
        assertEquals(1_100, evse().energyWh() - before, 1);
        MeterReading reading = readings.get(359);
        double sum = 0;
        for (Phase phase : List.of(Phase.L1, Phase.L2, Phase.L3)) {
            sum += reading.value(Quantity.POWER_IMPORT_W, phase).orElseThrow();
            assertEquals(reading.value(Quantity.POWER_IMPORT_W, phase).orElseThrow(), 0.99
                    * reading.value(Quantity.CURRENT_A, phase).orElseThrow() * reading.value(Quantity.VOLTAGE_V, phase).orElseThrow(), 5);
        }
        assertEquals(reading.value(Quantity.POWER_IMPORT_W).orElseThrow(), sum, 2);
    }

    @Test
    void nothingWakesUpWhileNothingCharges() throws PlantException {
        time.advance(Duration.ofSeconds(1));
        assertTrue(time.toNextTimer().compareTo(Duration.ofDays(10_000)) > 0, () -> "a timer in " + time.toNextTimer());
        charge(16);
        assertTrue(time.toNextTimer().compareTo(Duration.ofSeconds(1)) <= 0);
        plant.ev(1, EvChange.NONE.ready(false));
        board.withhold();
        time.advance(Duration.ofSeconds(5));
        assertTrue(time.toNextTimer().compareTo(Duration.ofDays(10_000)) > 0, () -> "a timer in " + time.toNextTimer());
        assertTrue(plant.meter(OptionalInt.of(1)).period().compareTo(Duration.ofDays(1)) > 0);
    }

    @Test
    void theWorldGoesOnWhenTheControllerDiesButPowerNeedsANewPermit() throws PlantException {
        charge(16);
        board.moveLock(1, true);
        plant.fault(1, OptionalInt.empty(), FaultCode.HIGH_TEMPERATURE);
        plant.tamper(true);
        time.advance(Duration.ofMinutes(1));
        PlantState.Evse before = evse();
        time = new VirtualLoop(Instant.parse("2026-03-01T09:00:00Z"));
        start();
        PlantState.Evse after = evse();
        assertEquals(before.energyWh(), after.energyWh());
        assertEquals(before.car(), after.car());
        assertEquals(before.connectors(), after.connectors());
        assertEquals(before.faults(), after.faults());
        assertTrue(plant.state().housingOpen());
        assertFalse(after.contactorClosed());
        board.connect(reported);
        assertTrue(
                reported.calls
                        .containsAll(List.of("cable 1 true", "lock 1 true", "pilot B", "contactor false", "fault HIGH_TEMPERATURE true")),
                () -> reported.calls.toString());
        time.advance(Duration.ofHours(1));
        assertEquals(0, evse().powerW());
        board.permit(permit(16, 3, LONG));
        time.advance(Duration.ofSeconds(10));
        assertTrue(evse().powerW() > 10_000);
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyFaultIsToldAndKeepsPowerOffIfItBlocks(FaultCode code) throws PlantException {
        charge(16);
        reported.calls.clear();
        plant.fault(1, OptionalInt.of(1), code);
        time.advance(Duration.ofSeconds(5));
        assertTrue(reported.calls.contains("fault 1 " + code + " true"), () -> reported.calls.toString());
        boolean flows = !code.blocking() || code == FaultCode.COMMUNICATION;
        assertEquals(flows, evse().powerW() > 0);
        assertEquals(flows || code == FaultCode.WELDED_CONTACTOR, evse().contactorClosed());
        plant.clearFault(1, OptionalInt.of(1));
        assertTrue(reported.calls.contains("fault 1 " + code + " false"), () -> reported.calls.toString());
        time.advance(Duration.ofSeconds(10));
        assertTrue(evse().powerW() > 10_000, "it charges again");
    }

    @Test
    void aBoardThatDoesNotAnswerLetsItsWatchdogEnd() throws Exception {
        plant.plugIn(1, 1, 32);
        board.permit(permit(16, 3, Duration.ofSeconds(15)));
        time.advance(Duration.ofSeconds(5));
        plant.fault(1, OptionalInt.empty(), FaultCode.COMMUNICATION);
        Promise<Void> renewal = board.permit(permit(16, 3, Duration.ofSeconds(15)));
        time.advance(Duration.ofSeconds(5));
        assertTrue(renewal.getFailure() instanceof DriverException);
        assertTrue(evse().powerW() > 0);
        time.advance(Duration.ofSeconds(6));
        assertEquals(0, evse().powerW());
        assertFalse(evse().contactorClosed());
    }

    @Test
    void aJammedLockGivesUpAfterItsTriesAndKeepsTheCable() throws Exception {
        plant.plugIn(1, 1, 32);
        board.moveLock(1, true);
        time.advance(Duration.ofSeconds(1));
        plant.lockFailure(1, 1, true);
        assertFalse(plant.unplug(1, 1));
        Promise<Boolean> unlocked = board.moveLock(1, false);
        time.advance(Duration.ofSeconds(3));
        assertEquals(false, unlocked.getValue());
        assertTrue(reported.calls.contains("fault 1 CONNECTOR_LOCK_FAILURE true"));
        assertTrue(evse().connectors().get(0).cable());
        plant.lockFailure(1, 1, false);
        assertTrue(reported.calls.contains("fault 1 CONNECTOR_LOCK_FAILURE false"));
        board.moveLock(1, false);
        time.advance(Duration.ofSeconds(1));
        assertFalse(evse().connectors().get(0).cable(), "whoever pulled at it has it now");
    }

    @Test
    void aCarThatComesBackToItsCableIsTheSame() throws PlantException {
        charge(16);
        board.moveLock(1, true);
        time.advance(Duration.ofMinutes(1));
        PlantState.Car before = evse().car();
        plant.unplug(1, 1);
        time.advance(Duration.ofSeconds(5));
        assertEquals(PilotState.A, evse().pilot());
        plant.plugIn(1, 1, 13);
        assertEquals(before.takenWh(), evse().car().takenWh(), 1);
        assertEquals(32, evse().connectors().get(0).cableAmps());
        time.advance(Duration.ofSeconds(5));
        assertTrue(evse().powerW() > 0);
    }

    @Test
    void resetMakesEverythingAsNewButTheMeter() throws PlantException {
        charge(16);
        board.moveLock(1, true);
        plant.fault(1, OptionalInt.of(1), FaultCode.RCD_TRIPPED);
        plant.ev(1, EvChange.NONE.ready(false).powerW(3_000));
        plant.tamper(true);
        time.advance(Duration.ofSeconds(10));
        double energy = evse().energyWh();
        plant.reset();
        time.advance(Duration.ofSeconds(1));
        PlantState.Evse now = evse();
        assertEquals(energy, now.energyWh());
        assertEquals(PilotState.A, now.pilot());
        assertTrue(now.car().ready());
        assertEquals(11_000, now.car().powerW());
        PlantState.Connector connector = now.connectors().get(0);
        assertFalse(connector.cable() || connector.locked() || connector.jammed() || !connector.faults().isEmpty());
        assertFalse(plant.state().housingOpen());
    }

    @Test
    void nonsenseIsRefusedAndChangesNothing() throws PlantException {
        plant.evse(2, new EvseBuild(List.of(new ConnectorAbilities(1, "cType2", false), new ConnectorAbilities(2, "sType2", true)), 16, 1));
        plant.meter(OptionalInt.of(3));
        refused(Reason.NO_SUCH_EVSE, () -> plant.plugIn(4, 1, 32));
        refused(Reason.NO_SUCH_EVSE, () -> plant.plugIn(3, 1, 32));
        refused(Reason.NO_SUCH_CONNECTOR, () -> plant.plugIn(1, 2, 32));
        refused(Reason.NOT_PLUGGED, () -> plant.unplug(1, 1));
        plant.plugIn(2, 1, 32);
        refused(Reason.ALREADY_PLUGGED, () -> plant.plugIn(2, 1, 32));
        refused(Reason.EVSE_TAKEN, () -> plant.plugIn(2, 2, 32));
        refused(Reason.NO_LOCK, () -> plant.lockFailure(2, 1, true));
        refused(Reason.NO_READER, () -> plant.swipe(OptionalInt.of(1), new ReaderToken("AABBCCDD", TokenType.ISO14443)));
        refused(Reason.NO_BUTTON, () -> plant.pressStop(OptionalInt.of(1)));
        refused(Reason.NOT_CHARGING, () -> plant.flicker(1));
        assertThrows(IllegalArgumentException.class, () -> EvChange.NONE.powerW(-1));
        assertThrows(IllegalArgumentException.class, () -> EvChange.NONE.phases(2));
    }

    @Test
    void aFlickerChangesThePilotAloneAndAtOnce() throws PlantException {
        charge(16);
        reported.calls.clear();
        for (int i = 0; i < 4; i++) {
            plant.flicker(1);
        }
        assertEquals(List.of("pilot B", "pilot C", "pilot B", "pilot C"), reported.calls);
        assertTrue(evse().contactorClosed());
    }

    @Test
    void theReaderAndTheButtonAreTheEvsesOwnOrTheStations() throws PlantException {
        List<String> heard = new ArrayList<>();
        plant.reader(OptionalInt.empty()).connect(token -> heard.add("station " + token.value()));
        plant.swipe(OptionalInt.of(1), new ReaderToken("AA", TokenType.ISO14443));
        plant.reader(OptionalInt.of(1)).connect(token -> heard.add("evse " + token.value()));
        plant.swipe(OptionalInt.of(1), new ReaderToken("BB", TokenType.ISO14443));
        plant.swipe(OptionalInt.empty(), new ReaderToken("CC", TokenType.ISO14443));
        assertEquals(List.of("station AA", "evse BB", "station CC"), heard);
    }

    @Test
    void theHousingHasOneContact() {
        List<String> heard = new ArrayList<>();
        plant.buttons(OptionalInt.of(1)).connect(hears("1", heard));
        plant.buttons(OptionalInt.of(2)).connect(hears("2", heard));
        plant.tamper(true);
        plant.tamper(true);
        plant.buttons(OptionalInt.empty()).connect(hears("station", heard));
        plant.tamper(false);
        assertEquals(List.of("1 false", "1 true", "station true"), heard.subList(0, 3));
        assertEquals(5, heard.size(), heard::toString);
    }

    private static ButtonListener hears(String name, List<String> heard) {
        return new ButtonListener() {

            @Override
            public void startPressed() {
                // not in this test
            }

            @Override
            public void stopPressed() {
                heard.add(name + " stop");
            }

            @Override
            public void housingChanged(boolean open) {
                heard.add(name + " " + open);
            }
        };
    }

    @Test
    void theBaysSensorTellsAndRemembers() throws PlantException {
        plant.bay(1, true);
        plant.bay(1, true);
        assertEquals(List.of("bay true"), reported.calls);
        assertTrue(evse().bayOccupied());
        board.disconnect(reported);
        reported.calls.clear();
        board.connect(reported);
        assertTrue(reported.calls.contains("bay true"), reported.calls.toString());
        plant.reset();
        assertFalse(evse().bayOccupied());
    }

    /** The board's tests also order what its driver would not. */
    private static AcPermit permit(double amps, int phases, Duration lease) {
        return new AcAbilities(1, 80, 3, 230, true, 0).permit(amps, phases, lease).orElseThrow();
    }
}
