package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ConnectorStatusChanged;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.event.StationEvent.VariableChanged;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.core.control.SecurityLog;
import io.busbar.testkit.core.CoreStation;
import io.busbar.testkit.core.FakeEvseDriver;
import io.busbar.testkit.core.FakeMeterDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationEvsesTest {

    private final CoreStation station = new CoreStation();
    private final FakeEvseDriver driver = station.addEvse(1);
    private final Evse evse = station.evse(1);
    private final Connector connector = evse.connector(1).orElseThrow();

    private final class Ceiling implements LimitSource {

        private Optional<Double> amps = Optional.empty();
        private Optional<Instant> end = Optional.empty();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
            LimitSchedule schedule = amps.map(a -> LimitSchedule.always(Limit.amps(a, LimitOrigin.CSO))).orElse(LimitSchedule.NONE);
            return end.map(schedule::until).orElse(schedule);
        }
    }

    private double amps() {
        return ((AcPermit) driver.permit().orElseThrow()).amps();
    }

    private void charge() {
        driver.connectCar();
        station.settle();
        evse.grantPower();
        station.settle();
        driver.pilot(PilotState.C);
        station.settle();
        assertEquals(ChargingState.Charging, evse.powerState());
    }

    @Test
    @DisplayName("G01.FR.01, G01.FR.03, G01.FR.04: a car comes and goes")
    void statusFollowsTheCable() {
        assertEquals(ConnectorStatus.Available, connector.status());
        station.forgetEvents();
        driver.connectCar();
        station.settle();
        assertEquals(ConnectorStatus.Occupied, connector.status());
        assertEquals("Occupied", station.value("Connector@1.1.AvailabilityState"));
        assertEquals("Occupied", station.value("EVSE@1.AvailabilityState"));
        assertEquals("Occupied", station.value("ChargingStation.AvailabilityState"));
        List<? extends Class<? extends StationEvent>> order = station.recorded().stream().filter(e -> !(e instanceof VariableChanged))
                .map(StationEvent::getClass).toList();
        assertEquals(List.of(CableChanged.class, ConnectorStatusChanged.class, PowerStateChanged.class), order);
        driver.disconnectCar();
        station.settle();
        assertEquals(ConnectorStatus.Available, connector.status());
        assertEquals(ChargingState.Idle, evse.powerState());
    }

    @Test
    void theFirstStatusIsToldOnce() {
        CoreStation other = new CoreStation();
        FakeEvseDriver plugged = new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET);
        plugged.connectCar();
        other.core().attach(1, plugged);
        other.settle();
        assertEquals(1, other.recorded(ConnectorStatusChanged.class).size());
        assertEquals(ConnectorStatus.Occupied, other.recorded(ConnectorStatusChanged.class).get(0).to());
    }

    @Test
    @DisplayName("G01.FR.08: the sister connectors of a plugged one are not reported")
    void sisters() {
        FakeEvseDriver two = station.addEvse(2, EvseAbilities.ac(6, 32, 3, 230, false,
                List.of(new ConnectorAbilities(1, "cType2", false), new ConnectorAbilities(2, "cCCS2", false))));
        station.forgetEvents();
        two.plug(2).pilot(PilotState.B);
        station.settle();
        station.evse(2).occupy(true);
        station.settle();
        assertEquals(1, station.recorded(ConnectorStatusChanged.class).size());
        assertEquals(ConnectorStatus.Available, station.evse(2).connector(1).orElseThrow().status());
        assertEquals("Occupied", station.value("EVSE@2.AvailabilityState"));
        assertEquals("Available", station.value("ChargingStation.AvailabilityState"));
    }

    @Test
    @DisplayName("E02: a transaction occupies the connector without a cable")
    void occupied() {
        evse.occupy(true);
        assertEquals(ConnectorStatus.Occupied, connector.status());
        evse.occupy(false);
        assertEquals(ConnectorStatus.Available, connector.status());
    }

    @Test
    @DisplayName("G01.FR.06, G01.FR.09, G03.FR.09: a reservation stands against a cable, not against the transaction")
    void reserved() {
        evse.reserve(OptionalInt.of(7));
        assertEquals(ConnectorStatus.Reserved, connector.status());
        driver.connectCar();
        station.settle();
        assertEquals(ConnectorStatus.Reserved, connector.status());
        evse.occupy(true);
        assertEquals(ConnectorStatus.Occupied, connector.status());
        evse.reserve(OptionalInt.empty());
        evse.occupy(false);
        assertEquals(ConnectorStatus.Occupied, connector.status());
    }

    @Test
    @DisplayName("G01.FR.02, G03.FR.06, G03.FR.07, G03.FR.08, G04.FR.07, G04.FR.08, G04.FR.09: inoperative until said otherwise, over power cuts")
    void operative() {
        station.get(connector.setOperative(false));
        assertEquals(ConnectorStatus.Unavailable, connector.status());
        station.get(evse.setOperative(false));
        station.get(station.station().setOperative(false));
        CoreStation next = station.powerCut();
        next.addEvse(1);
        Connector after = next.evse(1).connector(1).orElseThrow();
        assertFalse(next.station().operative() || next.evse(1).operative() || after.operative());
        assertEquals("Unavailable", next.value("ChargingStation.AvailabilityState"));
        next.get(next.station().setOperative(true));
        assertEquals(ConnectorStatus.Unavailable, after.status());
        next.get(next.evse(1).setOperative(true));
        assertEquals(ConnectorStatus.Unavailable, after.status(), "the connector keeps its own state");
        next.get(after.setOperative(true));
        assertEquals(ConnectorStatus.Available, after.status());
    }

    @Test
    @DisplayName("G01.FR.05, G03.FR.05, G04.FR.06: what is taken out of service while a transaction holds it goes at its end, and all else at once")
    void inoperativeAtTheEnd() {
        station.addEvse(2);
        driver.connectCar();
        evse.occupy(true);
        station.get(station.station().setOperative(false));
        assertEquals(ConnectorStatus.Occupied, connector.status());
        assertEquals(ConnectorStatus.Unavailable, station.evse(2).connector(1).orElseThrow().status());
        evse.occupy(false);
        assertEquals(ConnectorStatus.Unavailable, connector.status());
        driver.disconnectCar();
        station.settle();
        assertEquals(ConnectorStatus.Unavailable, connector.status());
    }

    @Test
    @DisplayName("B01.FR.05, G03.FR.08: the first status of a connector is told as well when it is Unavailable")
    void firstStatus() {
        station.get(evse.setOperative(false));
        CoreStation next = station.powerCut();
        next.addEvse(1);
        assertEquals(List.of(ConnectorStatus.Unavailable),
                next.recorded(ConnectorStatusChanged.class).stream().map(ConnectorStatusChanged::to).toList());
    }

    @Test
    @DisplayName("J02.FR.16, J02.FR.17: a register that goes back is held until it has caught up; another meter counts from where it stands")
    void registersNeverGoBack() {
        FakeMeterDriver meter = station.addMeter(1);
        List<Double> told = new ArrayList<>();
        for (double wh : new double[]{100.5, 120, 7, 119, 121.25}) {
            meter.read(wh, 0);
            station.settle();
            told.add(evse.meter().orElseThrow().value(Quantity.ENERGY_IMPORT_WH).getAsDouble());
        }
        assertEquals(List.of(100.5, 120.0, 120.0, 120.0, 121.25), told);
        meter.read(new MeterReading("ANOTHER", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 3)), Optional.empty()));
        station.settle();
        assertEquals(3, evse.meter().orElseThrow().value(Quantity.ENERGY_IMPORT_WH).getAsDouble());
    }

    @Test
    @DisplayName("A meter that is silent for three of its periods is a problem of its EVSE until it is heard again")
    void silentMeter() {
        FakeMeterDriver meter = station.addMeter(1).every(Duration.ofSeconds(4));
        station.advance(Duration.ofSeconds(9));
        assertFalse(evse.meterStale());
        station.advance(Duration.ofSeconds(12));
        assertTrue(evse.meterStale());
        assertEquals("true", station.value("EVSE@1.Problem"));
        assertEquals(ConnectorStatus.Available, connector.status());
        meter.read(10, 0);
        station.settle();
        assertFalse(evse.meterStale());
        assertEquals("false", station.value("EVSE@1.Problem"));
        assertEquals(station.loop().now(), evse.meterReadAt().orElseThrow());
    }

    @Test
    @DisplayName("J02.FR.16: a register that goes back is held as well when the meter's driver was replaced in between")
    void registersNeverGoBackOverASwap() {
        FakeMeterDriver meter = new FakeMeterDriver().read(500, 0);
        Attachment attached = station.core().attach(OptionalInt.of(1), meter);
        station.settle();
        attached.close();
        station.core().attach(OptionalInt.of(1), new FakeMeterDriver().read(3, 0));
        station.settle();
        assertEquals(500, evse.meter().orElseThrow().value(Quantity.ENERGY_IMPORT_WH).getAsDouble());
    }

    @Test
    @DisplayName("B07.FR.08, J01.FR.04: a main meter is the component ElectricalFeed, from when there is one; it is none of the EVSEs")
    void mainMeter() {
        assertTrue(station.station().mainMeter().meter().isEmpty());
        assertInstanceOf(WriteResult.UnknownComponent.class, station.write("ElectricalFeed.Power", "1"));
        FakeMeterDriver meter = new FakeMeterDriver().read(70_000, 11_000).every(Duration.ofSeconds(1));
        Attachment attached = station.core().attach(OptionalInt.empty(), meter);
        station.settle();
        assertEquals(70_000, station.station().mainMeter().meter().orElseThrow().value(Quantity.ENERGY_IMPORT_WH).getAsDouble());
        assertEquals("11000", station.value("ElectricalFeed.Power"));
        assertEquals("true", station.value("ElectricalFeed.Available"));
        assertEquals("false", station.value("ElectricalFeed.Problem"));
        assertEquals(List.of(1), station.station().evses().stream().map(Evse::id).toList());
        station.advance(Duration.ofSeconds(30));
        assertTrue(station.station().mainMeter().meterStale());
        assertEquals("true", station.value("ElectricalFeed.Problem"));
        assertEquals("false", station.value("EVSE@1.Problem"));
        attached.close();
        station.advance(Duration.ofMinutes(2));
        assertTrue(station.station().mainMeter().meter().isEmpty());
        assertEquals("false", station.value("ElectricalFeed.Available"));
        assertEquals("false", station.value("ElectricalFeed.Problem"));
    }

    @Test
    @DisplayName("L01.FR.07: kept free, whatever the CSMS has operative; a restart ends it")
    void keptFree() {
        evse.keepFree("work", true);
        assertEquals(ConnectorStatus.Unavailable, connector.status());
        assertEquals("Unavailable", station.value("EVSE@1.AvailabilityState"));
        assertTrue(evse.operative());
        station.get(connector.setOperative(false));
        evse.keepFree("work", false);
        assertEquals(ConnectorStatus.Unavailable, connector.status());
        station.get(connector.setOperative(true));
        assertEquals(ConnectorStatus.Available, connector.status());
        evse.keepFree("work", true);
        CoreStation next = station.powerCut();
        next.addEvse(1);
        assertEquals(ConnectorStatus.Available, next.evse(1).connector(1).orElseThrow().status());
    }

    @Test
    void anUnkeptOperativeStateDoesNotTakeEffect() {
        station.store().breakDisk("full");
        station.failure(connector.setOperative(false));
        assertTrue(connector.operative());
        assertEquals(ConnectorStatus.Available, connector.status());
    }

    @Test
    void powerGoesThroughItsStates() {
        driver.connectCar();
        station.settle();
        assertEquals(ChargingState.EVConnected, evse.powerState());
        evse.grantPower();
        station.settle();
        assertEquals(ChargingState.SuspendedEV, evse.powerState());
        assertTrue(driver.locked(1), "the cable is locked before power");
        assertEquals(32, evse.offeredAmps());
        driver.pilot(PilotState.C);
        station.settle();
        assertEquals(ChargingState.Charging, evse.powerState());
        assertTrue(evse.powerPathClosed());
        evse.withdrawPower();
        station.settle();
        assertEquals(ChargingState.EVConnected, evse.powerState());
        assertFalse(driver.contactorClosed());
        assertEquals(0, evse.offeredAmps());
        assertTrue(driver.locked(1), "unlocking is the transactions' business");
    }

    @Test
    void thePermitIsRenewedAtAThirdOfTheLease() {
        charge();
        int before = driver.permits().size();
        station.advance(Duration.ofSeconds(60));
        assertEquals(before + 12, driver.permits().size());
        assertEquals(Duration.ofSeconds(15), driver.permit().orElseThrow().lease());
        evse.withdrawPower();
        station.advance(Duration.ofSeconds(60));
        assertEquals(before + 12, driver.permits().size());
    }

    @Test
    void limitsComeThroughAtOnceDownAndCalmlyUp() {
        Ceiling ceiling = new Ceiling();
        station.add(ceiling);
        charge();
        station.advance(Duration.ofSeconds(2));
        ceiling.amps = Optional.of(16.0);
        station.limits().changed(ceiling);
        assertEquals(16, amps());
        ceiling.amps = Optional.of(20.0);
        station.limits().changed(ceiling);
        assertEquals(16, amps());
        station.advance(Duration.ofSeconds(1));
        assertEquals(20, amps());
        ceiling.amps = Optional.of(5.0);
        station.limits().changed(ceiling);
        station.settle();
        assertEquals(Optional.empty(), driver.permit());
        assertEquals(ChargingState.SuspendedEVSE, evse.powerState());
        ceiling.amps = Optional.empty();
        station.limits().changed(ceiling);
        station.settle();
        assertEquals(32, amps());
    }

    @Test
    void aLimitThatChangesByTimeIsObeyedWhenItDoes() {
        Ceiling ceiling = new Ceiling();
        ceiling.amps = Optional.of(10.0);
        ceiling.end = Optional.of(station.loop().now().plusSeconds(100));
        Attachment attached = station.add(ceiling);
        charge();
        assertEquals(10, amps());
        assertEquals(List.of(10.0, 32.0),
                station.limits().schedule(1, station.loop().now(), Duration.ofHours(1)).stream().map(p -> p.limit().amps()).toList());
        station.advance(Duration.ofSeconds(99));
        assertEquals(10, amps());
        station.advance(Duration.ofSeconds(1));
        assertEquals(32, amps());
        ceiling.end = Optional.empty();
        ceiling.amps = Optional.of(8.0);
        station.limits().changed(ceiling);
        station.advance(Duration.ofSeconds(1));
        station.limits().withdraw(ceiling);
        attached.close();
        station.advance(Duration.ofSeconds(1));
        assertEquals(32, amps());
    }

    @Test
    void theCableLimitsToo() {
        driver.cableRating(1, 13);
        charge();
        assertEquals(13, evse.offeredAmps());
        assertEquals(13, station.limits().now(1).amps());
    }

    @Test
    @DisplayName("G05.FR.01, G05.FR.02: a lock that fails is told, and no power starts")
    void lockFailure() {
        driver.lockStuck(true).connectCar();
        station.settle();
        evse.grantPower();
        station.settle();
        assertEquals(LockState.FAILED, connector.lock());
        assertEquals(List.of(), driver.permits());
        assertEquals(ChargingState.SuspendedEVSE, evse.powerState());
        assertEquals(FaultCode.CONNECTOR_LOCK_FAILURE, station.recorded(FaultChanged.class).get(0).fault().code());
        assertEquals("true", station.value("ConnectorPlugRetentionLock@1.1.Problem"));
        driver.disconnectCar();
        station.settle();
        assertEquals("false", station.value("ConnectorPlugRetentionLock@1.1.Problem"));
        assertEquals(List.of(), List.copyOf(evse.faults()));
        driver.lockStuck(false).connectCar();
        station.settle();
        assertEquals(1, driver.permits().size());
        assertEquals(LockState.UNLOCKED, station.get(connector.unlockCable()));
    }

    @ParameterizedTest
    @DisplayName("G05.FR.01: of two contrary orders to a lock that moves slowly the later counts")
    @ValueSource(booleans = {true, false})
    void lockTakesTheLaterOrder(boolean lockLast) {
        driver.connectCar();
        station.settle();
        station.get(lockLast ? connector.lockCable() : connector.unlockCable());
        driver.lockTakes(Duration.ofSeconds(2));
        if (lockLast) {
            connector.unlockCable();
            connector.lockCable();
        } else {
            connector.lockCable();
            connector.unlockCable();
        }
        station.advance(Duration.ofSeconds(5));
        assertEquals(lockLast ? LockState.LOCKED : LockState.UNLOCKED, connector.lock());
        assertEquals(lockLast, driver.locked(1));
    }

    @Test
    void aBlockingFaultStopsPowerAndItsEndResumesIt() {
        charge();
        driver.fault(FaultCode.RCD_TRIPPED, true);
        station.settle();
        assertEquals(ConnectorStatus.Faulted, connector.status());
        assertEquals(ChargingState.SuspendedEVSE, evse.powerState());
        assertEquals(Optional.empty(), driver.permit());
        assertEquals("true", station.value("EVSE@1.Problem"));
        driver.fault(FaultCode.RCD_TRIPPED, false);
        station.settle();
        assertEquals(ChargingState.Charging, evse.powerState());
        assertEquals(ConnectorStatus.Occupied, connector.status());
    }

    @Test
    void aSwapOfTheDriverIsNotNoticed() {
        CoreStation other = new CoreStation();
        FakeEvseDriver old = new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET);
        Attachment plugged = other.core().attach(1, old);
        old.connectCar();
        other.settle();
        other.evse(1).grantPower();
        other.settle();
        old.pilot(PilotState.C);
        other.settle();
        other.forgetEvents();
        plugged.close();
        other.advance(Duration.ofSeconds(3));
        assertEquals(0, other.recorded(ConnectorStatusChanged.class).size());
        FakeEvseDriver next = new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET);
        next.connectCar().pilot(PilotState.C);
        other.core().attach(1, next);
        other.advance(Duration.ofSeconds(60));
        assertEquals(List.of(), other.recorded().stream().filter(e -> !(e instanceof StationEvent.LockChanged)).toList());
        assertTrue(next.permits().size() >= 12);
        assertTrue(next.contactorClosed());
    }

    @Test
    void aDriverThatStaysAwayIsAFaultAfterItsGrace() {
        CoreStation other = new CoreStation();
        FakeEvseDriver gone = new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET);
        Attachment plugged = other.core().attach(1, gone);
        other.settle();
        plugged.close();
        other.advance(Duration.ofSeconds(29));
        assertEquals(ConnectorStatus.Available, other.evse(1).connector(1).orElseThrow().status());
        other.advance(Duration.ofSeconds(1));
        assertEquals(ConnectorStatus.Faulted, other.evse(1).connector(1).orElseThrow().status());
        assertEquals("no driver", other.evse(1).faults().iterator().next().detail());
        other.core().attach(1, gone);
        other.settle();
        assertEquals(ConnectorStatus.Available, other.evse(1).connector(1).orElseThrow().status());
    }

    @Test
    void aFaultThatADriverDoesNotTellAgainIsOver() {
        CoreStation other = new CoreStation();
        FakeEvseDriver old = new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET);
        Attachment plugged = other.core().attach(1, old);
        old.fault(FaultCode.DIODE_FAULT, true);
        other.settle();
        plugged.close();
        other.core().attach(1, new FakeEvseDriver(other.loop(), FakeEvseDriver.SOCKET));
        other.advance(Duration.ofSeconds(1));
        assertEquals(1, other.evse(1).faults().size());
        other.advance(Duration.ofSeconds(1));
        assertEquals(0, other.evse(1).faults().size());
    }

    @Test
    void aRefusedPermitIsTriedAgain() {
        driver.connectCar();
        station.settle();
        driver.refusing(true);
        evse.grantPower();
        station.settle();
        assertEquals(ChargingState.SuspendedEVSE, evse.powerState());
        driver.refusing(false);
        station.advance(Duration.ofSeconds(5));
        assertEquals(ChargingState.SuspendedEV, evse.powerState());
    }

    @Test
    void theEvseIsDescribed() {
        assertEquals("22080", station.variables().read(CoreStation.id("EVSE@1.Power")).orElseThrow().spec().max().stream()
                .mapToObj(m -> String.valueOf((int) m)).findFirst().orElseThrow());
        FakeMeterDriver meter = station.addMeter(1);
        meter.read(1000, 7360);
        station.settle();
        assertEquals("7360", station.value("EVSE@1.Power"));
        assertEquals("3", station.value("EVSE@1.SupplyPhases"));
        assertEquals("sType2", station.value("Connector@1.1.ConnectorType"));
        assertEquals("3", station.value("ChargingStation.SupplyPhases"));
        assertEquals("Test", station.value("ChargingStation.Model"));
        assertEquals("Busbar", station.value("ChargingStation.VendorName"));
        assertEquals("true", station.value("EVSE@1.AllowReset"));
    }

    @Test
    void theCauseOfARestartIsThereAfterIt() {
        assertEquals(BootReason.PowerUp, station.control().bootReason());
        charge();
        CoreStation next = station.restarted(BootReason.RemoteReset);
        assertEquals(Optional.empty(), driver.permit(), "power was withdrawn before");
        assertEquals(BootReason.RemoteReset, next.control().bootReason());
        assertEquals(List.of("StartupOfTheDevice", "ResetOrReboot", "StartupOfTheDevice"),
                next.security().entries().stream().map(SecurityLog.Entry::type).toList());
        assertEquals(BootReason.PowerUp, next.powerCut().control().bootReason());
    }

    @Test
    void aDriverThatFailsDoesNotKeepTheStationFromRestarting() {
        charge();
        driver.refusing(true);
        assertEquals(BootReason.RemoteReset, station.restarted(BootReason.RemoteReset).control().bootReason());
    }

    @Test
    void anEvseIsResetAlone() {
        charge();
        driver.fault(FaultCode.OVER_CURRENT, true);
        station.settle();
        station.get(station.control().resetEvse(1));
        assertEquals(1, driver.resets());
        assertEquals(0, evse.faults().size());
        assertEquals(ChargingState.EVConnected, evse.powerState());
        assertFalse(evse.powerGranted());
        assertInstanceOf(IllegalArgumentException.class, station.failure(station.control().resetEvse(9)));
    }
}
