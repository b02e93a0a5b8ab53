package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ConnectorStatusChanged;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.event.StationEvent.LockChanged;
import io.busbar.station.api.event.StationEvent.ParkingBayChanged;
import io.busbar.station.api.event.StationEvent.PowerPathChanged;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.testkit.core.CoreStation;
import io.busbar.testkit.core.FakeEvseDriver;
import io.busbar.testkit.core.FakeMeterDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What drivers report is checked before it becomes part of an event, and too many drivers do not mix. */
class DriverBordersTest {

    private final CoreStation station = new CoreStation();
    private final FakeEvseDriver driver = station.addEvse(1);
    private final Evse evse = station.evse(1);

    private static MeterReading reading(String meterId, double wh) {
        return new MeterReading(meterId, List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, wh)), Optional.empty());
    }

    private double register() {
        station.settle();
        return evse.meter().orElseThrow().value(Quantity.ENERGY_IMPORT_WH).orElseThrow();
    }

    // ---- too many

    @Test
    @DisplayName("J02.FR.16: of two meters at one EVSE the first measures, the second is ignored and is a finding, until the first is gone")
    void twoMeters() {
        FakeMeterDriver first = new FakeMeterDriver().read(reading("ONE", 1_000_681));
        FakeMeterDriver second = new FakeMeterDriver().read(reading("TWO", 681));
        Attachment one = station.core().attach(OptionalInt.of(1), first);
        assertEquals(List.of(), evse.findings());
        Attachment two = station.core().attach(OptionalInt.of(1), second);
        assertEquals(1_000_681, register());
        second.read(reading("TWO", 700));
        assertEquals(1_000_681, register());
        first.read(reading("ONE", 1_000_845));
        assertEquals(1_000_845, register());
        assertTrue(evse.findings().get(0).contains("2 meters"), evse.findings().toString());
        two.close();
        assertEquals(List.of(), evse.findings());
        Attachment again = station.core().attach(OptionalInt.of(1), second);
        one.close();
        assertEquals(700, register());
        assertEquals(List.of(), evse.findings());
        again.close();
    }

    @Test
    @DisplayName("J02.FR.16: a meter that is exchanged during a transaction does not count for it: energy stops, and the last reading stays")
    void exchangedMeter() {
        FakeMeterDriver meter = station.addMeter(1);
        meter.read(reading("ONE", 1_000_681));
        driver.connectCar();
        station.settle();
        evse.occupy(true);
        meter.read(reading("TWO", 5));
        assertEquals(1_000_681, register());
        assertEquals(1, station.recorded(FaultChanged.class).stream().filter(FaultChanged::active).count());
        assertTrue(evse.faults().stream().anyMatch(fault -> fault.detail().contains("exchanged")), evse.faults().toString());
        meter.read(reading("TWO", 6));
        assertEquals(1_000_681, register());
        evse.occupy(false);
        meter.read(reading("TWO", 7));
        assertEquals(7, register());
        assertEquals(List.of(), List.copyOf(evse.faults()));
    }

    @Test
    @DisplayName("Of two drivers of one EVSE the first drives, the second is a finding")
    void twoDrivers() {
        FakeEvseDriver second = new FakeEvseDriver(station.loop(), FakeEvseDriver.SOCKET);
        Attachment attached = station.core().attach(1, second);
        assertTrue(evse.findings().get(0).contains("2 drivers"), evse.findings().toString());
        second.connectCar();
        station.settle();
        assertFalse(evse.evConnected());
        attached.close();
        assertEquals(List.of(), evse.findings());
    }

    // ---- values that no message can carry

    @ParameterizedTest
    @DisplayName("J02: a value that no message can carry is left out of the reading, the others stay")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e18})
    void badValues(double bad) {
        FakeMeterDriver meter = station.addMeter(1);
        meter.read(new MeterReading(null, List.of(new Value(Quantity.POWER_IMPORT_W, Phase.ALL, bad),
                new Value(null, Phase.ALL, 1), new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 12),
                new Value(Quantity.VOLTAGE_V, null, 230)),
                Optional.of(new SignedReading("x".repeat(2501), "OCMF", "", ""))));
        assertEquals(12, register());
        assertEquals(1, evse.meter().orElseThrow().values().size());
        assertTrue(evse.meter().orElseThrow().signed().isEmpty());
    }

    @Test
    @DisplayName("J02.FR.21: a signed record that fits stays as it is")
    void goodSignedRecord() {
        SignedReading signed = new SignedReading("x".repeat(2500), "OCMF", "ECDSA", "key");
        station.addMeter(1)
                .read(new MeterReading("ONE", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 12)), Optional.of(signed)));
        assertEquals(12, register());
        assertEquals(Optional.of(signed), evse.meter().orElseThrow().signed());
    }

    @ParameterizedTest
    @DisplayName("E02.FR.10: a cable's rating that cannot be is ignored")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 1e9})
    void badCable(double amps) {
        driver.connectCar();
        driver.cableRating(1, 32);
        station.settle();
        driver.cableRating(1, amps);
        station.settle();
        assertEquals(32, evse.connector(1).orElseThrow().cableAmps().orElseThrow());
        assertEquals(ConnectorStatus.Occupied, evse.connector(1).orElseThrow().status());
    }

    // ---- faults and connectors that cannot be

    @Test
    @DisplayName("A fault's text is cut to what a message carries, in one line, and may be missing")
    void badFaultDetails() {
        driver.report(OptionalInt.empty(), FaultCode.GROUND_FAILURE, true, "a\r\nb\u0000" + "x".repeat(100_000));
        driver.report(OptionalInt.of(1), FaultCode.HIGH_TEMPERATURE, true, null);
        station.settle();
        List<String> details = evse.faults().stream().map(EvseFault::detail).toList();
        assertEquals(List.of("a  b " + "x".repeat(495), ""), details);
    }

    @Test
    @DisplayName("A fault without a code, or that only the station can know, is an internal error; one of an unknown connector is the EVSE's")
    void badFaults() {
        driver.report(OptionalInt.of(1), null, true, "what is it");
        driver.report(OptionalInt.of(77), FaultCode.OVER_TEMPERATURE, true, "hot");
        driver.report(null, FaultCode.STORAGE_FAILURE, true, "full");
        station.settle();
        assertEquals(List.of(FaultCode.INTERNAL, FaultCode.OVER_TEMPERATURE, FaultCode.INTERNAL),
                evse.faults().stream().map(EvseFault::code).toList());
        assertEquals(List.of(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty()),
                station.recorded(FaultChanged.class).stream().map(FaultChanged::connectorId).toList());
        assertEquals(ConnectorStatus.Faulted, evse.connector(1).orElseThrow().status());
        driver.report(OptionalInt.of(1), null, false, "");
        driver.report(OptionalInt.of(77), FaultCode.OVER_TEMPERATURE, false, "");
        driver.report(null, FaultCode.STORAGE_FAILURE, false, "");
        station.settle();
        assertEquals(List.of(), List.copyOf(evse.faults()));
        assertEquals(ConnectorStatus.Available, evse.connector(1).orElseThrow().status());
    }

    @Test
    @DisplayName("Connectors that cannot be are left out, and a type that OCPP does not have is Unknown")
    void badConnectors() {
        driver.abilities(EvseAbilities.ac(6, 32, 3, 230, true,
                List.of(new ConnectorAbilities(1, "sType2", true), new ConnectorAbilities(1, "cCCS2", false),
                        new ConnectorAbilities(0, "cType2", false), new ConnectorAbilities(-3, "cType2", false),
                        new ConnectorAbilities(2, "Schuko\u0007", false), new ConnectorAbilities(3, null, false),
                        new ConnectorAbilities(4, "x".repeat(5000), false))));
        station.settle();
        assertEquals(List.of("1 sType2", "2 Unknown", "3 Unknown", "4 Unknown"),
                evse.connectors().stream().map(connector -> connector.id() + " " + connector.type()).toList());
        assertEquals("Unknown", station.variables()
                .read(new VariableId(ComponentId.of("Connector").connector(1, 4), "ConnectorType", Optional.empty())).orElseThrow().value()
                .orElseThrow());
    }

    @ParameterizedTest
    @DisplayName("Currents, voltages and phases that cannot be offer no energy; good ones do again")
    @CsvSource({"NaN,32,3,230", "6,Infinity,3,230", "6,-1,3,230", "6,32,7,230", "6,32,-1,230", "6,32,3,NaN", "6,1e300,3,230"})
    void badAbilities(double minAmps, double maxAmps, int phases, double volts) {
        EvseAbilities good = driver.abilities();
        driver.connectCar();
        station.settle();
        evse.grantPower();
        station.settle();
        assertTrue(evse.offeredAmps() > 0);
        driver.abilities(EvseAbilities.ac(minAmps, maxAmps, phases, volts, true, good.connectors()));
        station.settle();
        assertEquals(0, evse.offeredAmps());
        driver.abilities(good);
        station.settle();
        assertTrue(evse.offeredAmps() > 0);
    }

    @Test
    @DisplayName("A pilot that is nothing is no car")
    void badPilot() {
        driver.connectCar();
        station.settle();
        driver.pilot(null);
        station.settle();
        assertFalse(evse.evConnected());
    }

    // ---- too often

    /** What a driver with a bad contact reports a thousand times a second. */
    private enum Contact {
        FAULT(FaultChanged.class) {
            @Override
            void report(FakeEvseDriver driver, boolean on) {
                driver.report(OptionalInt.of(1), FaultCode.GROUND_FAILURE, on, "contact");
            }
        },
        CABLE(CableChanged.class) {
            @Override
            void report(FakeEvseDriver driver, boolean on) {
                if (on) {
                    driver.plug();
                } else {
                    driver.unplug();
                }
            }
        },
        CONTACTOR(PowerPathChanged.class) {
            @Override
            void report(FakeEvseDriver driver, boolean on) {
                driver.contactor(on);
            }
        },
        LOCK(LockChanged.class) {
            @Override
            void report(FakeEvseDriver driver, boolean on) {
                driver.lock(1, on);
            }
        },
        PARKING_BAY(ParkingBayChanged.class) {
            @Override
            void report(FakeEvseDriver driver, boolean on) {
                driver.bay(on);
            }
        };

        private final Class<? extends StationEvent> event;

        Contact(Class<? extends StationEvent> event) {
            this.event = event;
        }

        abstract void report(FakeEvseDriver driver, boolean on);
    }

    /** The state that the last event of a contact reports. */
    private boolean last(Contact contact) {
        List<? extends StationEvent> all = station.recorded(contact.event);
        StationEvent event = all.get(all.size() - 1);
        if (event instanceof FaultChanged fault) {
            return fault.active();
        } else if (event instanceof CableChanged cable) {
            return cable.plugged();
        } else if (event instanceof PowerPathChanged path) {
            return path.closed();
        } else if (event instanceof LockChanged lock) {
            return lock.state() == LockState.LOCKED;
        }
        return ((ParkingBayChanged) event).occupied();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A contact that a driver reports on and off 1,000 times a second makes a bounded number of events; the last state is known in the end")
    void flapping(Contact contact) {
        for (boolean end : new boolean[]{false, true}) {
            station.forgetEvents();
            for (int i = 0; i < 60_000; i++) {
                contact.report(driver, i % 2 == 0);
                station.advance(Duration.ofMillis(1));
            }
            contact.report(driver, end);
            station.advance(Duration.ofMinutes(2));
            int events = station.recorded(contact.event).size();
            assertTrue(events > 0 && events <= 50, events + " events");
            assertEquals(end, last(contact));
            assertTrue(station.recorded(ConnectorStatusChanged.class).size() <= 50);
        }
    }

    @Test
    @DisplayName("A fault is known at once, however often it came before; while it comes and goes without a pause it is active, then it ends")
    void flappingFaultIsActive() {
        for (int i = 0; i < 10_001; i++) {
            driver.report(OptionalInt.empty(), FaultCode.RCD_TRIPPED, i % 2 == 0, "");
            station.advance(Duration.ofMillis(1));
        }
        driver.report(OptionalInt.empty(), FaultCode.RCD_TRIPPED, false, "");
        station.settle();
        assertEquals(ConnectorStatus.Faulted, evse.connector(1).orElseThrow().status());
        station.advance(Duration.ofMinutes(2));
        assertEquals(ConnectorStatus.Available, evse.connector(1).orElseThrow().status());
        driver.report(OptionalInt.empty(), FaultCode.RCD_TRIPPED, true, "");
        station.settle();
        assertEquals(ConnectorStatus.Faulted, evse.connector(1).orElseThrow().status());
    }

    @Test
    @DisplayName("Two meters that report as one, in turns and a thousand times a second during a transaction, make a bounded number of events")
    void flappingMeters() {
        FakeMeterDriver meter = station.addMeter(1);
        meter.read(reading("ONE", 1_000));
        driver.connectCar();
        station.settle();
        evse.occupy(true);
        station.forgetEvents();
        for (int i = 0; i < 60_000; i++) {
            meter.read(reading(i % 2 == 0 ? "TWO" : "ONE", 1_000));
            station.advance(Duration.ofMillis(1));
        }
        int events = station.recorded(FaultChanged.class).size();
        assertTrue(events > 0 && events <= 50, events + " events");
    }
}
