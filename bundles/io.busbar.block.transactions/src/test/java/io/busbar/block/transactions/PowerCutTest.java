package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.station.api.session.StopRequest;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Promise;

class PowerCutTest {

    private static final Duration STEP = Duration.ofSeconds(20);

    /** A session, step by step; energy as it is taken. */
    private static final List<Consumer<Charger>> SCENARIO = List.of(charger -> charger.evse.bay(true),
            charger -> charger.evse.connectCar(), PowerCutTest::disconnect, charger -> charger.evse.pilot(PilotState.C),
            charger -> charger.meter.read(1200, 7000), PowerCutTest::periodic, charger -> charger.evse.pilot(PilotState.B),
            charger -> charger.evse.pilot(PilotState.C), charger -> charger.meter.read(1500, 7000), PowerCutTest::stop,
            charger -> charger.evse.disconnectCar(), charger -> charger.evse.bay(false));

    private static void disconnect(Charger charger) {
        charger.block.authorize(1, new Authorization(Charger.CARD,
                Optional.of(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build()), TriggerReason.Authorized,
                OptionalInt.empty()));
    }

    private static void periodic(Charger charger) {
        charger.block.transactions()
                .forEach(view -> charger.block.reportMeterValues(view.id(), TriggerReason.MeterValuePeriodic, List.of()));
    }

    private static void stop(Charger charger) {
        charger.block.stop(1, new StopRequest(TriggerReason.StopAuthorized, Reason.Local, Optional.of(Charger.CARD), false));
    }

    private static Charger charger(TestStation on) {
        Charger charger = new Charger(on, FakeEvseDriver.SOCKET);
        charger.with(new FakeMeterValues(on));
        return charger;
    }

    /** Cuts the power so many tasks after the block began its n-th commit: before it is durable, when it is, when it is acted on. */
    private static final class CuttingStore implements Store {

        private final TestStation station;
        private final int commit;
        private final int tasks;
        private int begun;
        /** The commit that opens the block's store is not one of the scenario. */
        private boolean armed;
        private Optional<TestStation> next = Optional.empty();

        CuttingStore(TestStation station, int commit, int tasks) {
            this.station = station;
            this.commit = commit;
            this.tasks = tasks;
        }

        @Override
        public StoreSpace open(String owner, int schema, SchemaUpgrade upgrade) {
            return station.store().open(owner, schema, upgrade);
        }

        @Override
        public Promise<Void> keep(String owner) {
            return station.store().keep(owner);
        }

        @Override
        public Promise<Void> restore(String owner) {
            return station.store().restore(owner);
        }

        @Override
        public StoreCondition condition() {
            return station.store().condition();
        }

        @Override
        public Promise<Void> nextWrite() {
            return station.store().nextWrite();
        }

        @Override
        public List<String> damages() {
            return station.store().damages();
        }

        @Override
        public Commit begin() {
            if (armed && ++begun == commit) {
                cutAfter(tasks);
            }
            return station.store().begin();
        }

        private void cutAfter(int left) {
            station.loop().execute(() -> {
                if (left > 1) {
                    cutAfter(left - 1);
                } else {
                    next = Optional.of(station.powerCut());
                }
            });
        }
    }

    private static void run(Charger charger, CuttingStore store) {
        for (Consumer<Charger> step : SCENARIO) {
            if (store.next.isEmpty()) {
                step.accept(charger);
                charger.station.virtual().runUntil(() -> store.next.isPresent(), STEP);
            }
        }
    }

    private static void check(List<TransactionEventRequest> events, String when) {
        Map<String, List<TransactionEventRequest>> byId = events.stream().collect(
                Collectors.groupingBy(event -> event.transactionInfo().transactionId(), LinkedHashMap::new, Collectors.toList()));
        byId.values().forEach(transaction -> {
            int last = transaction.size() - 1;
            assertEquals(IntStream.rangeClosed(0, last).boxed().toList(),
                    transaction.stream().map(TransactionEventRequest::seqNo).toList(), when);
            assertEquals(1, transaction.stream().filter(e -> e.eventType() == TransactionEventType.Started).count(), when);
            assertEquals(1, transaction.stream().filter(e -> e.eventType() == TransactionEventType.Ended).count(), when);
            assertEquals(TransactionEventType.Started, transaction.get(0).eventType(), when);
            assertEquals(TransactionEventType.Ended, transaction.get(last).eventType(), when);
        });
    }

    private static double register(TransactionEventRequest event) {
        MeterValue value = event.meterValue().get(event.meterValue().size() - 1);
        assertEquals(ReadingContext.TransactionEnd, value.sampledValue().get(0).context());
        return value.sampledValue().get(0).value();
    }

    @ParameterizedTest
    @DisplayName("E01.FR.07, E01.FR.08, E06.FR.14: a cut before and after every commit: one Started, one Ended, no holes, energy as metered")
    @ValueSource(strings = {"PowerPathClosed", "EVConnected", "Authorized", "ParkingBayOccupancy", "EnergyTransfer"})
    void cutAtEveryCommit(String startPoint) {
        for (int tasks = 1; tasks <= 4; tasks++) {
            int cuts = 0;
            while (cut(startPoint, cuts + 1, tasks)) {
                cuts++;
            }
            assertTrue(cuts >= 8, cuts + " cuts");
        }
    }

    /** @return whether the scenario has that commit */
    private static boolean cut(String startPoint, int commit, int tasks) {
        TestStation station = new TestStation();
        CuttingStore store = new CuttingStore(station, commit, tasks);
        Charger before = new Charger(station, FakeEvseDriver.SOCKET, store).with(new FakeMeterValues(station));
        before.set("TxCtrlr.TxStartPoint", startPoint);
        before.meter.read(1000, 0);
        station.settle();
        store.armed = true;
        run(before, store);
        if (store.next.isEmpty()) {
            check(before.events(), "without a cut");
            return false;
        }
        String when = startPoint + ", cut " + tasks + " tasks after commit " + commit;
        Charger after = charger(store.next.get());
        boolean wasOpen = !after.events().isEmpty() && after.last().eventType() != TransactionEventType.Ended;
        after.meter.read(2000, 0);
        after.advance(30);

        check(after.events(), when);
        assertEquals(List.of(), after.block.transactions(), when);
        assertFalse(after.station.evse(1).powerGranted(), when);
        if (wasOpen) {
            assertTrue(register(after.last()) >= 1000, when);
        }
        after.charge();
        after.stop();
        after.bay(true).bay(false);
        after.unplug();
        long open = after.block.transactions().size();
        assertEquals(0, open, when);
        check(after.events(), when + ", and another session");
        return true;
    }

    @Test
    @DisplayName("E06: after a cut the transaction ends with PowerLoss, offline, with the register after the start")
    void powerLoss() {
        Charger charger = charger(new TestStation());
        charger.charge();
        TestStation next = charger.station.powerCut();
        next.csms().link(false);
        FakeEvseDriver evse = next.addEvse(1);
        evse.connectCar();
        TransactionsBlock block = Charger.block(next);
        next.settle();
        assertEquals(1, block.transactions().size());
        assertInstanceOf(Outcome.Rejected.class, next.get(block.authorize(1, charger.block.authorizationOf(1).orElseThrow())));
        next.advance(Duration.ofSeconds(20));
        TransactionEventRequest ended = next.outbox().requests(TransactionEventRequest.class).get(2);
        assertEquals(TransactionEventType.Ended, ended.eventType());
        assertEquals(TriggerReason.AbnormalCondition, ended.triggerReason());
        assertEquals(Reason.PowerLoss, ended.transactionInfo().stoppedReason());
        assertEquals(true, ended.offline());
        assertEquals(List.of(), block.transactions());
    }

    @Test
    @DisplayName("E06.FR.14: a transaction whose recovery a second cut interrupts, while its block is replaced too, ends once")
    void cutDuringRecovery() {
        Charger charger = charger(new TestStation());
        charger.charge();
        TestStation second = charger.station.powerCut();
        second.addEvse(1);
        Charger.block(second);
        second.settle();
        TransactionsBlock replaced = Charger.block(second);
        second.settle();
        assertEquals(1, replaced.transactions().size(), "it waits for the meter");
        TestStation third = second.powerCut();
        third.addEvse(1);
        TransactionsBlock block = Charger.block(third);
        third.advance(Duration.ofSeconds(20));
        assertEquals(List.of(), block.transactions());
        check(third.outbox().requests(TransactionEventRequest.class), "after two cuts");
    }

    @ParameterizedTest
    @DisplayName("E06.FR.08: after a restart the reason is the restart's")
    @CsvSource({"RemoteReset,ResetCommand,ImmediateReset", "LocalReset,AbnormalCondition,Reboot", "Watchdog,AbnormalCondition,Reboot"})
    void restarted(BootReason cause, TriggerReason trigger, Reason reason) {
        Charger charger = charger(new TestStation());
        charger.charge();
        Charger next = charger(charger.station.restarted(cause));
        next.advance(20);
        assertEquals(trigger, next.last().triggerReason());
        assertEquals(reason, next.last().transactionInfo().stoppedReason());
    }

    @Test
    @DisplayName("E07: a cut between the stop and the Ended event: it ends as it was stopped")
    void cutWhileEnding() {
        Charger charger = charger(new TestStation());
        charger.charge();
        charger.advance(600);
        Instant stopped = charger.station.loop().now();
        stop(charger);
        charger.station.virtual().runUntil(() -> false, Duration.ofMillis(500));
        assertEquals(0, charger.count(TransactionEventType.Ended));
        Charger next = charger(charger.station.powerCut());
        next.advance(20);
        assertEquals("Ended StopAuthorized Idle Local", next.story().get(2));
        assertEquals(Charger.CARD, next.last().idToken());
        assertEquals(stopped, next.last().timestamp(), "the time of the stop, not of the boot");
    }

    @Test
    @DisplayName("E06.FR.16, J02.FR.16: a meter that is exchanged ends the transaction with the last reading of the meter that it began with")
    void exchangedMeter() {
        Charger charger = charger(new TestStation());
        charger.meter.read(1_000_000, 0);
        charger.charge();
        charger.meter.read(1_000_681, 7000);
        charger.advance(5);
        charger.meter.read(new MeterReading("ANOTHER", List.of(new MeterReading.Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.empty()));
        charger.advance(20);
        assertEquals(TransactionEventType.Ended, charger.last().eventType());
        assertEquals(Reason.Other, charger.last().transactionInfo().stoppedReason());
        assertEquals(1_000_681, charger.last().meterValue().get(0).sampledValue().get(0).value());
        assertFalse(charger.station.evse(1).powerGranted());
    }

    @Test
    @DisplayName("E06.FR.14, J02.FR.16: a meter that is exchanged while the station is off does not get into the bill")
    void exchangedInTheDark() {
        Charger charger = charger(new TestStation());
        charger.meter.read(1_000_000, 0);
        charger.charge();
        TestStation next = charger.station.powerCut();
        Charger after = new Charger(next, charger.evse.abilities());
        after.meter.read(new MeterReading("ANOTHER", List.of(new MeterReading.Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.empty()));
        next.settle();
        after.with(new FakeMeterValues(next));
        after.advance(20);
        assertEquals(TransactionEventType.Ended, after.last().eventType());
        assertEquals(null, after.last().meterValue());
    }

    @Test
    @DisplayName("A replaced block goes on with the transaction, and power stays")
    void swapped() {
        Charger charger = new Charger();
        charger.charge().advance(10);
        Charger next = charger.swapped();
        assertTrue(next.evse.contactorClosed());
        assertEquals(0, next.evse.withheld() - charger.evse.withheld());
        next.advance(50);
        next.stop();
        assertEquals(List.of("Started Authorized EVConnected", "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local"), next.story());
        assertEquals(60, next.last().transactionInfo().timeSpentCharging());
    }

    @Test
    @DisplayName("A replaced block keeps an authorization that waits for its car, with its time")
    void swappedWaiting() {
        Charger charger = new Charger("TxCtrlr.EVConnectionTimeOut", "60");
        charger.authorize();
        charger.advance(40);
        Charger next = charger.swapped();
        assertTrue(next.block.authorizationOf(1).isPresent());
        next.advance(21);
        assertTrue(next.block.authorizationOf(1).isEmpty());
    }

    @Test
    @DisplayName("E06.FR.11, E01.FR.09: the Ended event has the reading after the contactor opened")
    void lastEnergy() {
        Charger charger = charger(new TestStation());
        charger.meter.read(100, 0);
        charger.station.settle();
        charger.charge();
        charger.meter.read(5000, 7000);
        charger.advance(10);
        stop(charger);
        charger.station.settle();
        assertFalse(charger.evse.contactorClosed());
        charger.meter.read(5003, 0);
        charger.advance(1);
        assertEquals(TransactionEventType.Ended, charger.last().eventType());
        assertEquals(5003, register(charger.last()));
        assertEquals(100, charger.events().get(0).meterValue().get(0).sampledValue().get(0).value());
    }

    @Test
    @DisplayName("E04.FR.08, J02.FR.12: periodic events may be thinned, the others may not")
    void thinnable() {
        Charger charger = new Charger();
        charger.charge();
        periodic(charger);
        charger.stop();
        assertEquals(List.of(false, false, true, false), charger.station.outbox().messages().stream().map(m -> m.thinnable()).toList());
    }
}
