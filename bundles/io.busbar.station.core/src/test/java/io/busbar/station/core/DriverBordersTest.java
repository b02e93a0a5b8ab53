package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.event.StationEvent.TokenPresented;
import io.busbar.station.api.evse.ConnectorStatus;
import io.busbar.station.api.evse.Evse;
import io.busbar.testkit.core.CoreStation;
import io.busbar.testkit.core.FakeEvseDriver;
import io.busbar.testkit.core.FakeMeterDriver;
import io.busbar.testkit.core.FakeTokenReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @DisplayName("Of two drivers of one EVSE the first drives, the second is a finding; two readers are fine")
    void twoDrivers() {
        FakeEvseDriver second = new FakeEvseDriver(station.loop(), FakeEvseDriver.SOCKET);
        Attachment attached = station.core().attach(1, second);
        assertTrue(evse.findings().get(0).contains("2 drivers"), evse.findings().toString());
        second.connectCar();
        station.settle();
        assertFalse(evse.evConnected());
        attached.close();
        assertEquals(List.of(), evse.findings());
        FakeTokenReader one = station.addReader(OptionalInt.of(1));
        FakeTokenReader two = station.addReader(OptionalInt.of(1));
        one.present(new IdToken("A1", "ISO14443"));
        two.present(new IdToken("B2", "ISO14443"));
        station.settle();
        assertEquals(2, station.recorded(TokenPresented.class).size());
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
        assertEquals(ConnectorStatus.OCCUPIED, evse.connector(1).orElseThrow().status());
    }

    @ParameterizedTest
    @DisplayName("C01.FR.20: a token that OCPP cannot carry is ignored at the reader")
    @CsvSource(value = {"0123456789012345678901234567890123456,ISO14443", "'',ISO14443", "NULL,ISO14443", "A1,NULL", "A1,Fingerprint",
            "'A\u0007B',ISO14443", "'A\u00e4',ISO14443"}, nullValues = "NULL")
    void badTokens(String text, String type) {
        station.addReader(OptionalInt.of(1)).present(new IdToken(text, type));
        station.settle();
        assertEquals(List.of(), station.recorded(TokenPresented.class));
    }

    @Test
    @DisplayName("C01: additional information that OCPP cannot carry is left out of a token, the token stays")
    void badAdditionalInfo() {
        AdditionalInfo good = new AdditionalInfo("F-1", "fleet");
        station.addReader(OptionalInt.of(1)).present(
                new IdToken("A1", "ISO14443", List.of(new AdditionalInfo("x".repeat(37), "fleet"), good, new AdditionalInfo("F-2", "")),
                        null));
        station.settle();
        assertEquals(List.of(good), station.recorded(TokenPresented.class).get(0).idToken().additionalInfo());
    }
}
