package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.event.StationEvent.SecurityEventRaised;
import io.busbar.station.api.evse.LockState;
import io.busbar.store.memory.MemoryStore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A station that cannot store: what flows is ended in order and reported, nothing is shown as free, and it comes back by itself. */
class StorageFaultTest {

    enum Fault {
        BROKEN(store -> store.breakDisk("Input/output error"), MemoryStore::repairDisk), HANGING(store -> store.stall(true),
                store -> store.stall(false)),
        FULL(StorageFaultTest::full, MemoryStore::emptyDisk);

        private final Consumer<MemoryStore> begin;
        private final Consumer<MemoryStore> end;

        Fault(Consumer<MemoryStore> begin, Consumer<MemoryStore> end) {
            this.begin = begin;
            this.end = end;
        }
    }

    /** To the last byte of the reserve. */
    private static void full(MemoryStore store) {
        store.fillDisk();
        store.useUpReserve();
    }

    private final Charger charger = new Charger().charge();

    private ConnectorStatus status() {
        return charger.station.evse(1).connector(1).orElseThrow().status();
    }

    private LockState lock() {
        return charger.station.evse(1).connector(1).orElseThrow().lock();
    }

    private double registerOf(TransactionEventRequest event) {
        return event.meterValue() == null ? -1 : event.meterValue().get(0).sampledValue().get(0).value();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E06.FR.16: a station that cannot store ends energy, unlocks, is Faulted and raises MemoryExhaustion; once it stores again, Ended is there and it is Available")
    void stopsInOrderAndComesBack(Fault fault) {
        charger.with(new FakeMeterValues(charger.station));
        charger.meter.read(1000, 7000);
        charger.station.settle();
        assertEquals(LockState.LOCKED, lock());
        assertTrue(charger.station.evse(1).powerGranted());
        fault.begin.accept(charger.station.store());
        charger.advance(60);
        assertFalse(charger.station.evse(1).powerPathClosed(), "energy ends");
        assertEquals(LockState.UNLOCKED, lock());
        assertEquals(ConnectorStatus.Faulted, status());
        assertTrue(charger.station.recorded(SecurityEventRaised.class).stream().anyMatch(event -> event.type().equals("MemoryExhaustion")));

        charger.unplug();
        assertEquals(ConnectorStatus.Faulted, status(), "it is not shown as free");
        fault.end.accept(charger.station.store());
        charger.advance(60);
        assertEquals(ConnectorStatus.Available, status());
        assertEquals(1, charger.count(TransactionEventType.Started));
        assertEquals(1, charger.count(TransactionEventType.Ended));
        assertEquals(IntStream.range(0, charger.events().size()).boxed().toList(),
                charger.events().stream().map(TransactionEventRequest::seqNo).toList());

        charger.charge().advance(5);
        assertTrue(charger.station.evse(1).powerPathClosed(), "the next one charges");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A power cut while the station cannot store: the transaction ends once, after it")
    void powerCutMeanwhile(Fault fault) {
        charger.meter.read(1000, 7000);
        fault.begin.accept(charger.station.store());
        charger.advance(60).unplug();
        charger.meter.read(1500, 0);
        charger.station.store().repairDisk();
        charger.station.store().emptyDisk();
        Charger next = charger.powerCut(false);
        next.meter.read(1500, 0);
        next.advance(60);
        assertEquals(1, next.count(TransactionEventType.Ended), next.story()::toString);
        assertEquals(ConnectorStatus.Available, next.station.evse(1).connector(1).orElseThrow().status());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B11.FR.01: a restart does not wait for the disk")
    void restarts(Fault fault) {
        fault.begin.accept(charger.station.store());
        charger.station.control().restart(BootReason.RemoteReset);
        charger.advance(15);
        assertEquals(1, charger.station.restarts());
    }

    @Test
    @DisplayName("A moment's failure is waited out: the car goes on charging, and nothing is lost")
    void aMomentIsWaitedOut() {
        charger.station.store().breakDisk("Input/output error");
        charger.advance(7);
        charger.station.store().repairDisk();
        charger.advance(30);
        assertTrue(charger.station.evse(1).powerPathClosed());
        assertEquals(0, charger.count(TransactionEventType.Ended));
        charger.stop();
        assertEquals(1, charger.count(TransactionEventType.Ended));
    }
}
