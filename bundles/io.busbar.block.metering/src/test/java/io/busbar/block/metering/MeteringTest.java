package io.busbar.block.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.Location;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreSpace;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeteringTest extends Metering {

    @Test
    @DisplayName("E01.FR.09, E06.FR.11, J02.FR.03, J02.FR.04, J02.FR.05, J02.FR.17: the register at start and end, as it is read")
    void registerAtStartAndEnd() {
        meter.read(123_456, 0);
        station.settle();
        SampledValue first = only(begin().get(0));
        assertEquals(123_456, first.value());
        assertEquals(Measurand.EnergyActiveImportRegister, first.measurand());
        assertEquals(ReadingContext.TransactionBegin, first.context());
        assertEquals(Location.Outlet, first.location());
        assertEquals("Wh", first.unitOfMeasure().unit());
        meter.read(125_000, 0);
        station.settle();

        List<MeterValue> all = end();

        assertEquals(List.of(ReadingContext.TransactionBegin, ReadingContext.TransactionEnd),
                all.stream().map(v -> only(v).context()).toList());
        assertEquals(List.of(123_456.0, 125_000.0), all.stream().map(v -> only(v).value()).toList());
    }

    @Test
    @DisplayName("J02.FR.11: periodic values every TxUpdatedInterval, none at 0, a changed interval at once")
    void periodic() {
        begin();
        station.advance(Duration.ofSeconds(179));
        assertEquals(2, sessions.reports.size());
        assertEquals(TriggerReason.MeterValuePeriodic, sessions.reports.get(0).trigger());
        assertEquals(TestStation.START.plusSeconds(60), sessions.reports.get(0).value().timestamp());
        assertEquals(2, sessions.reports.get(0).value().sampledValue().size());
        assertEquals(ReadingContext.SamplePeriodic, sessions.reports.get(0).value().sampledValue().get(0).context());

        set("SampledDataCtrlr.TxUpdatedInterval", "10");
        station.advance(Duration.ofSeconds(10));
        assertEquals(3, sessions.reports.size());
        set("SampledDataCtrlr.TxUpdatedInterval", "0");
        station.advance(Duration.ofHours(1));
        assertEquals(3, sessions.reports.stream().filter(r -> r.trigger() == TriggerReason.MeterValuePeriodic).count());
        end();
    }

    @Test
    @DisplayName("J02: SampledDataCtrlr.Enabled=false silences sampled values")
    void disabled() {
        set("SampledDataCtrlr.Enabled", "false");
        assertEquals(List.of(), begin());
        station.advance(Duration.ofMinutes(5));
        assertEquals(List.of(), sessions.reports);
        assertEquals(List.of(), end());
    }

    @Test
    @DisplayName("E06.FR.12, E06.FR.13, E07.FR.09, E07.FR.10, E08.FR.10, E08.FR.11, E09.FR.06, E09.FR.07, E10.FR.05, E10.FR.06, E12.FR.08, "
            + "E12.FR.09, F03.FR.05, F03.FR.06, F04.FR.05, F04.FR.06, J02.FR.20: values for Ended are bounded; every other one goes, first and last stay")
    void boundedCollection() {
        set("SampledDataCtrlr.TxEndedInterval", "60");
        set("SampledDataCtrlr.TxUpdatedInterval", "0");
        meter.read(0, 0);
        begin();
        for (int minute = 1; minute <= 500; minute++) {
            meter.read(minute, 0);
            station.advance(Duration.ofMinutes(1));
        }
        List<Double> values = end().stream().map(v -> only(v).value()).toList();
        assertTrue(values.size() > Collection.MOST / 2 && values.size() <= Collection.MOST + 2, () -> values.size() + " values");
        assertEquals(0, values.get(0));
        assertEquals(500, values.get(values.size() - 1));
        assertTrue(IntStream.range(1, values.size()).allMatch(i -> values.get(i) >= values.get(i - 1)));
        assertTrue(IntStream.range(1, values.size()).allMatch(i -> values.get(i) - values.get(i - 1) <= 8), values::toString);
    }

    @Test
    @DisplayName("E06.FR.11: what was collected for Ended survives a power cut, and nothing stays behind")
    void collectedSurvivesACut() {
        set("SampledDataCtrlr.TxEndedInterval", "60");
        meter.read(10, 0);
        station.settle();
        begin();
        meter.read(20, 0);
        station.advance(Duration.ofSeconds(90));
        station = station.powerCut();
        station.addEvse(1);
        meter = station.addMeter(1);
        meter.read(30, 0);
        station.settle();
        block = block();
        station.advance(Duration.ofMinutes(5));

        assertEquals(List.of(10.0, 20.0, 30.0), end().stream().map(v -> only(v).value()).toList());
        assertEquals(List.of(30.0), end().stream().map(v -> only(v).value()).toList());
    }

    @Test
    @DisplayName("J02.FR.11: a replaced block keeps the rhythm of a running transaction")
    void replaced() {
        begin();
        station.advance(Duration.ofSeconds(70));
        block.close();
        station.settle();
        block = block();
        station.advance(Duration.ofSeconds(49));
        assertEquals(1, sessions.reports.size());
        station.advance(Duration.ofSeconds(2));
        assertEquals(2, sessions.reports.size());
    }

    @Test
    @DisplayName("J01.FR.02, J01.FR.08, J01.FR.14: aligned values outside transactions, counted from midnight")
    void aligned() {
        set("AlignedDataCtrlr.Interval", "3600");
        station.advance(Duration.ofMinutes(10));
        set("AlignedDataCtrlr.Interval", "1800");
        station.csms().forget();
        station.advance(Duration.ofMinutes(51));

        assertEquals(List.of(Instant.parse("2026-03-01T08:30:00Z"), Instant.parse("2026-03-01T09:00:00Z")),
                sent().stream().map(request -> request.meterValue().get(0).timestamp()).toList());
        assertEquals(1, sent().get(0).evseId());
        assertEquals(ReadingContext.SampleClock, only(sent().get(0).meterValue().get(0)).context());
        set("AlignedDataCtrlr.Interval", "0");
        station.advance(Duration.ofHours(3));
        assertEquals(2, sent().size());
    }

    @Test
    @DisplayName("J01.FR.14: an interval that does not divide the day begins anew at midnight")
    void midnight() {
        assertEquals(Instant.parse("2026-03-02T00:00:00Z"),
                WallClockTicker.next(Instant.parse("2026-03-01T21:00:00Z"), Duration.ofHours(7)));
        assertEquals(Instant.parse("2026-03-01T21:00:00Z"),
                WallClockTicker.next(Instant.parse("2026-03-01T20:59:59Z"), Duration.ofHours(7)));
    }

    @Test
    @DisplayName("J01.FR.14: a clock that is put forward skips what it jumped over and continues aligned; put back, it repeats")
    void clockJumps() {
        set("AlignedDataCtrlr.Interval", "900");
        station.csms().forget();
        station.advance(Duration.ofMinutes(5));
        station.clock().timeReceived(Instant.parse("2026-03-01T10:07:00Z"), "Heartbeat");
        station.settle();
        assertEquals(List.of(), sent());
        station.advance(Duration.ofMinutes(9));
        assertEquals(Instant.parse("2026-03-01T10:15:00Z"), sent().get(0).meterValue().get(0).timestamp());

        station.clock().timeReceived(Instant.parse("2026-03-01T10:13:00Z"), "Heartbeat");
        station.advance(Duration.ofMinutes(3));
        assertEquals(2, sent().size());
        assertEquals(Instant.parse("2026-03-01T10:15:00Z"), sent().get(1).meterValue().get(0).timestamp());
    }

    @Test
    @DisplayName("J01.FR.22: aligned values of a transaction go as its events")
    void alignedInTransaction() {
        set("SampledDataCtrlr.TxUpdatedInterval", "0");
        begin();
        station.advance(Duration.ofMinutes(16));
        assertEquals(List.of(), sent());
        assertEquals(1, sessions.reports.size());
        assertEquals(TriggerReason.MeterValueClock, sessions.reports.get(0).trigger());
    }

    @Test
    @DisplayName("J01.FR.20: SendDuringIdle pauses aligned values while any transaction runs")
    void onlyDuringIdle() {
        set("AlignedDataCtrlr.SendDuringIdle", "true");
        set("SampledDataCtrlr.TxUpdatedInterval", "0");
        station.addEvse(2);
        station.addMeter(2);
        begin();
        station.advance(Duration.ofMinutes(16));
        assertEquals(List.of(), sent());
        assertEquals(List.of(), sessions.reports);
        end();
        station.advance(Duration.ofMinutes(15));
        assertEquals(2, sent().size());
    }

    @Test
    @DisplayName("E06.FR.11: aligned samples for Ended")
    void alignedForEnded() {
        set("AlignedDataCtrlr.TxEndedInterval", "900");
        begin();
        station.advance(Duration.ofMinutes(31));
        List<ReadingContext> contexts = end().stream().map(v -> only(v).context()).toList();
        assertEquals(List.of(ReadingContext.TransactionBegin, ReadingContext.SampleClock, ReadingContext.SampleClock,
                ReadingContext.TransactionEnd), contexts);
    }

    @Test
    @DisplayName("J01.FR.10, J01.FR.11, J02.FR.06, J02.FR.07: phases, as the meter reports them, and registers without them")
    void phases() {
        meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.L1, 1), new Value(Quantity.ENERGY_IMPORT_WH,
                Phase.L2, 2), new Value(Quantity.VOLTAGE_V, Phase.L1, 230), new Value(Quantity.CURRENT_A, Phase.L1, 16)),
                Optional.empty()));
        station.settle();
        set("SampledDataCtrlr.TxStartedMeasurands", "Energy.Active.Import.Register,Voltage,Current.Import");
        List<SampledValue> values = begin().get(0).sampledValue();
        assertEquals(List.of("L1", "L2", "L1-N", "L1"), values.stream().map(v -> v.phase().wire()).toList());

        set("SampledDataCtrlr.RegisterValuesWithoutPhases", "true");
        SampledValue total = begin().get(0).sampledValue().get(0);
        assertEquals(3, total.value());
        assertNull(total.phase());
    }

    @Test
    @DisplayName("J02.FR.21, E02.FR.14, E03.FR.10, E04.FR.10, E05.FR.06, E07.FR.12, E08.FR.12, E09.FR.08, E10.FR.07, E11.FR.08, E12.FR.10: "
            + "signed values pass byte for byte, only when wanted, and through the store")
    void signed() {
        String data = "T0NNRnx7IkZWIjoiMS4wIn18eyJTQSI6IkVDRFNBIn0=";
        meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.of(new SignedReading(data, "OCMF", "", "a2V5"))));
        station.settle();
        assertNull(only(begin().get(0)).signedMeterValue());
        set("SampledDataCtrlr.SignReadings", "true");
        assertEquals(data, only(begin().get(0)).signedMeterValue().signedMeterData());
        List<MeterValue> all = end();
        assertEquals(data, only(all.get(all.size() - 2)).signedMeterValue().signedMeterData());
        assertEquals("a2V5", only(all.get(all.size() - 1)).signedMeterValue().publicKey());
        assertEquals("", only(all.get(all.size() - 1)).signedMeterValue().signingMethod());
    }

    @Test
    @DisplayName("J01.FR.21, J02.FR.21: signed values are refused while no meter signs")
    void unsigned() {
        meter.read(5, 0);
        station.settle();
        assertInstanceOf(WriteResult.Refused.class, station.write("SampledDataCtrlr.SignReadings", "true"));
        assertInstanceOf(WriteResult.Refused.class, station.write("AlignedDataCtrlr.SignReadings", "true"));
        set("AlignedDataCtrlr.SignReadings", "false");
    }

    @Test
    @DisplayName("J02.FR.21: the meter's public key goes never, once in a transaction, or with every signed value")
    void publicKey() {
        meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.of(new SignedReading("c2lnbmVk", "OCMF", "", "a2V5"))));
        station.settle();
        set("SampledDataCtrlr.SignReadings", "true");
        assertEquals(List.of("", "a2V5"), keys("OncePerTransaction"));
        assertEquals(List.of("", ""), keys("Never"));
        assertEquals(List.of("a2V5", "a2V5"), keys("EveryMeterValue"));
    }

    /** Those of the first and of the last value of a transaction. */
    private List<String> keys(String when) {
        set("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", when);
        begin();
        return end().stream().map(value -> only(value).signedMeterValue().publicKey()).toList();
    }

    @Test
    @DisplayName("J01.FR.07: a measurand that no meter gives is refused")
    void unmeasured() {
        assertInstanceOf(WriteResult.Refused.class, station.write("SampledDataCtrlr.TxUpdatedMeasurands", "SoC"));
        assertInstanceOf(WriteResult.Refused.class, station.write("SampledDataCtrlr.TxUpdatedMeasurands", "Nonsense"));
        set("SampledDataCtrlr.TxUpdatedMeasurands", "Power.Active.Import,Current.Offered");
        set("SampledDataCtrlr.TxUpdatedMeasurands", "");
    }

    @Test
    @DisplayName("F06.FR.06, F06.FR.11: MeterValues on demand")
    void triggered() {
        station.addEvse(2);
        station.addMeter(2);
        TriggeredMeterValues trigger = new TriggeredMeterValues(block);
        trigger.prepare(new TriggerMessageRequest(MessageTrigger.MeterValues)).orElseThrow().run();
        station.settle();
        assertEquals(List.of(1, 2), sent().stream().map(MeterValuesRequest::evseId).toList());
        assertEquals(ReadingContext.Trigger, only(sent().get(0).meterValue().get(0)).context());
        trigger.prepare(new TriggerMessageRequest(MessageTrigger.MeterValues, new EVSE(2), null, null)).orElseThrow().run();
        station.settle();
        assertEquals(3, sent().size());
        assertEquals(3, station.csms().requestsAsAsked().size());
        set("AlignedDataCtrlr.Measurands", "");
        assertTrue(trigger.prepare(new TriggerMessageRequest(MessageTrigger.MeterValues)).isEmpty());
    }

    @Test
    @DisplayName("J01.FR.05, J01.FR.06, J01.FR.09, J01.FR.17, J02.FR.02, J02.FR.18: what was read at one moment is one value with one time, and says where")
    void oneMoment() {
        meter.read(10, 3680);
        station.settle();
        set("AlignedDataCtrlr.Measurands", "Energy.Active.Import.Register,Power.Active.Import,Current.Offered");
        set("AlignedDataCtrlr.Interval", "60");
        station.csms().forget();
        station.advance(Duration.ofSeconds(61));
        MeterValue value = sent().get(0).meterValue().get(0);
        assertEquals(1, sent().get(0).meterValue().size());
        assertEquals(Instant.parse("2026-03-01T08:01:00Z"), value.timestamp());
        assertEquals(List.of(Measurand.EnergyActiveImportRegister, Measurand.PowerActiveImport, Measurand.CurrentOffered),
                value.sampledValue().stream().map(SampledValue::measurand).toList());
        assertTrue(value.sampledValue().stream().allMatch(v -> v.location() == Location.Outlet));
        set("SampledDataCtrlr.TxStartedMeasurands", "Energy.Active.Import.Register,Power.Active.Import");
        assertEquals(2, begin().get(0).sampledValue().size());
    }

    @Test
    @DisplayName("J01.FR.21: aligned values are signed when that is wanted")
    void alignedSigned() {
        meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.of(new SignedReading("c2lnbmVk", "OCMF", "", "a2V5"))));
        set("AlignedDataCtrlr.Interval", "60");
        set("AlignedDataCtrlr.SignReadings", "true");
        station.csms().forget();
        station.advance(Duration.ofSeconds(61));
        assertEquals("c2lnbmVk", only(sent().get(0).meterValue().get(0)).signedMeterValue().signedMeterData());
    }

    @Test
    @DisplayName("J02.FR.10, J02.FR.22: an event holds one value of its time, of its own EVSE")
    void ownEvse() {
        station.addEvse(2);
        station.addMeter(2).read(777, 0);
        meter.read(5, 0);
        station.settle();
        assertEquals(1, begin().size());
        List<MeterValue> now = committed(commit -> block.now(TX, 1, ReadingContext.Other));
        assertEquals(1, now.size());
        assertEquals(station.loop().now(), now.get(0).timestamp());
        assertEquals(5, now.get(0).sampledValue().get(0).value());
        assertTrue(end().stream().allMatch(value -> only(value).value() == 5));
    }

    @Test
    @DisplayName("A silent meter's last reading is not a current value; at the end it is reported with its own time")
    void silentMeter() {
        set("SampledDataCtrlr.TxUpdatedInterval", "60");
        begin();
        meter.every(Duration.ofSeconds(1));
        meter.read(42, 0);
        station.settle();
        Instant last = station.loop().now();
        station.advance(Duration.ofMinutes(5));
        assertEquals(0, sessions.reports.size());
        List<MeterValue> all = end();
        assertEquals(42, only(all.get(all.size() - 1)).value());
        assertEquals(last, all.get(all.size() - 1).timestamp());
    }

    @Test
    @DisplayName("J02.FR.11: a transaction that ended while the block was away has no rows, and no value follows it")
    void endedWithoutIt() {
        set("SampledDataCtrlr.TxEndedInterval", "10");
        set("SampledDataCtrlr.TxUpdatedMeasurands", "Energy.Active.Import.Interval");
        begin();
        station.advance(Duration.ofSeconds(70));
        assertEquals(1, sessions.reports.size());
        block.close();
        sessions.open.clear();
        block = block();
        station.advance(Duration.ofMinutes(5));
        assertEquals(1, sessions.reports.size());
        StoreSpace space = station.store().open("io.busbar.block.metering", 1, SchemaUpgrade.NONE);
        assertEquals(0, space.map("open", MeterBook.OpenRow.class).size());
        assertEquals(0, space.map("samples", StoredSample.class).size());
        assertEquals(0, space.map("registers", Registers.class).size());
    }
}
