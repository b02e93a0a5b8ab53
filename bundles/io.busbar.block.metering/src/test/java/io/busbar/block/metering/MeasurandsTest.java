package io.busbar.block.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Location;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.testkit.core.FakeMeterDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasurandsTest extends Metering {

    private static final double POWER = 7_000;

    /** All that a meter can give, each value another: the quantity's number in thousands. */
    private static MeterReading everything() {
        List<Value> values = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            values.add(new Value(quantity, Phase.ALL, (quantity.ordinal() + 1) * 1_000));
        }
        return new MeterReading("ALL", values, Optional.empty());
    }

    private static MeterReading registers(String meterId, double imported, double exported) {
        return new MeterReading(meterId, List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, imported),
                new Value(Quantity.ENERGY_EXPORT_WH, Phase.ALL, exported)), Optional.empty());
    }

    private void read(FakeMeterDriver from, MeterReading reading) {
        from.read(reading);
        station.settle();
    }

    private static double value(MeterValue value, Measurand measurand) {
        return value.sampledValue().stream().filter(v -> v.measurand() == measurand).findFirst()
                .orElseThrow(() -> new AssertionError("no " + measurand + " in " + value)).value();
    }

    private static Set<Measurand> measurands(MeterValue value) {
        return value.sampledValue().stream().map(SampledValue::measurand).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("J01.FR.07, J02.FR.03: every measurand of OCPP 2.0.1 that the meter gives is reported, with its unit")
    void everyMeasurand() {
        read(meter, everything());
        Set<String> all = Arrays.stream(Measurand.class.getFields()).filter(field -> !field.isAnnotationPresent(Since21.class))
                .map(field -> Measurand.valueOf(field.getName()).wire()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(25, all.size());
        set("SampledDataCtrlr.TxUpdatedMeasurands", String.join(",", all));
        begin();
        station.advance(Duration.ofSeconds(61));

        List<SampledValue> reported = sessions.reports.get(0).value().sampledValue();

        assertEquals(all, reported.stream().map(v -> v.measurand().wire()).collect(Collectors.toCollection(TreeSet::new)));
        Set<Measurand> without = reported.stream().filter(v -> v.unitOfMeasure() == null).map(SampledValue::measurand)
                .collect(Collectors.toSet());
        assertEquals(Set.of(Measurand.PowerFactor), without);
    }

    @Test
    @DisplayName("J01.FR.07: a net value takes two registers, an interval one; without them it is refused")
    void refusedWithoutRegisters() {
        assertInstanceOf(WriteResult.Refused.class, station.write("SampledDataCtrlr.TxUpdatedMeasurands", "Energy.Active.Net"));
        assertInstanceOf(WriteResult.Refused.class, station.write("AlignedDataCtrlr.Measurands", "Energy.Reactive.Import.Interval"));
        set("AlignedDataCtrlr.Measurands", "Energy.Active.Import.Interval");
        read(meter, registers("M", 5, 2));
        set("SampledDataCtrlr.TxUpdatedMeasurands", "Energy.Active.Net");
        begin();
        station.advance(Duration.ofSeconds(61));
        assertEquals(3, only(sessions.reports.get(0).value()).value());
    }

    @Test
    @DisplayName("J02.FR.11, J02.FR.03: interval values of a transaction follow each other without a gap, whatever else is reported between them")
    void intervals() {
        set("SampledDataCtrlr.TxUpdatedMeasurands", "Energy.Active.Import.Interval");
        set("SampledDataCtrlr.TxEndedMeasurands", "Energy.Active.Import.Interval,Energy.Active.Import.Register");
        set("SampledDataCtrlr.TxEndedInterval", "60");
        meter.read(1_000, POWER);
        station.settle();
        begin();
        List<Double> reported = new ArrayList<>();
        for (double register : new double[]{1_100, 1_150, 1_150, 1_400}) {
            meter.read(register - 20, POWER);
            station.settle();
            List<MeterValue> between = committed(commit -> block.now(TX, 1, ReadingContext.Trigger));
            assertEquals(1, between.size());
            meter.read(register, POWER);
            station.advance(Duration.ofSeconds(60));
            reported.add(only(sessions.reports.get(sessions.reports.size() - 1).value()).value());
        }
        assertEquals(List.of(100.0, 50.0, 0.0, 250.0), reported);
        meter.read(1_410, 0);
        station.settle();

        List<MeterValue> ended = end();

        assertEquals(Set.of(Measurand.EnergyActiveImportRegister), measurands(ended.get(0)));
        assertEquals(List.of(100.0, 50.0, 0.0, 250.0, 10.0),
                ended.stream().skip(1).map(v -> value(v, Measurand.EnergyActiveImportInterval)).toList());
    }

    @Test
    @DisplayName("J02.FR.11: a replaced block, a power cut and another meter: an interval value never holds what was reported, nor what nobody measured")
    void intervalsOverInterruptions() {
        set("AlignedDataCtrlr.Measurands", "Energy.Active.Import.Interval");
        set("AlignedDataCtrlr.Interval", "60");
        read(meter, registers("M", 1_000, 0));
        station.advance(Duration.ofSeconds(61));
        assertTrue(sent().isEmpty(), "nothing is known of before");
        block.close();
        read(meter, registers("M", 1_030, 0));
        block = block();
        station.advance(Duration.ofSeconds(60));
        assertEquals(List.of(30.0), sent().stream().map(r -> only(r.meterValue().get(0)).value()).toList());

        station = station.powerCut();
        start();
        read(meter, registers("M", 1_042, 0));
        station.advance(Duration.ofSeconds(60));
        assertEquals(List.of(12.0), sent().stream().map(r -> only(r.meterValue().get(0)).value()).toList());

        station.csms().forget();
        read(meter, registers("OTHER", 7_000, 0));
        station.advance(Duration.ofSeconds(60));
        assertTrue(sent().isEmpty(), "another meter has no last value");
        read(meter, registers("OTHER", 7_003, 0));
        station.advance(Duration.ofSeconds(60));
        assertEquals(List.of(3.0), sent().stream().map(r -> only(r.meterValue().get(0)).value()).toList());
    }

    @Test
    @DisplayName("J01.FR.10, J01.FR.11: voltages between phases")
    void betweenPhases() {
        read(meter, new MeterReading("M", Stream.of(Phase.L1, Phase.L2, Phase.L3, Phase.L1_L2, Phase.L2_L3, Phase.L3_L1)
                .map(phase -> new Value(Quantity.VOLTAGE_V, phase, 230)).toList(), Optional.empty()));
        set("AlignedDataCtrlr.Measurands", "Voltage");
        set("AlignedDataCtrlr.Interval", "60");
        station.advance(Duration.ofSeconds(61));
        assertEquals(List.of("L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1"),
                sent().get(0).meterValue().get(0).sampledValue().stream().map(v -> v.phase().wire()).toList());
    }

    @Test
    @DisplayName("J01.FR.03, J01.FR.04, J01.FR.09, J01.FR.14: EVSE 0 is the whole station, from its main meter at the inlet")
    void mainMeter() {
        FakeMeterDriver main = station.addMeter(OptionalInt.empty());
        read(main, registers("MAIN", 90_000, 400));
        meter.read(5_000, POWER);
        set("AlignedDataCtrlr.Measurands", "Energy.Active.Import.Register,Energy.Active.Export.Register,Current.Offered");
        assertInstanceOf(WriteResult.Refused.class, station.write("SampledDataCtrlr.TxUpdatedMeasurands", "Energy.Active.Export.Register"),
                "no EVSE's meter gives it");
        set("AlignedDataCtrlr.Interval", "60");
        begin();
        station.csms().forget();
        station.advance(Duration.ofSeconds(60));

        assertEquals(List.of(0), sent().stream().map(request -> request.evseId()).toList(), "EVSE 1 has a transaction");
        MeterValue value = sent().get(0).meterValue().get(0);
        assertEquals(90_000, value(value, Measurand.EnergyActiveImportRegister));
        assertEquals(400, value(value, Measurand.EnergyActiveExportRegister));
        assertEquals(2, value.sampledValue().size());
        assertTrue(value.sampledValue().stream().allMatch(v -> v.location() == Location.Inlet));
        assertTrue(value.sampledValue().stream().allMatch(v -> v.context() == ReadingContext.SampleClock));
        end();
    }

    @Test
    @DisplayName("F06.FR.06, J01.FR.03: on demand the main meter is read for the whole station, not for one EVSE; silent, it reports nothing")
    void mainMeterOnDemand() {
        FakeMeterDriver main = station.addMeter(OptionalInt.empty()).every(Duration.ofSeconds(1));
        TriggeredMeterValues trigger = new TriggeredMeterValues(block);
        trigger.prepare(new TriggerMessageRequest(MessageTrigger.MeterValues)).orElseThrow().run();
        station.settle();
        assertEquals(List.of(1, 0), sent().stream().map(request -> request.evseId()).toList());
        station.csms().forget();
        station.advance(Duration.ofMinutes(1));
        assertEquals("true", station.value("ElectricalFeed.Problem"));
        trigger.prepare(new TriggerMessageRequest(MessageTrigger.MeterValues)).orElseThrow().run();
        station.settle();
        assertEquals(List.of(1), sent().stream().map(request -> request.evseId()).toList());
        main.read(1, 0);
        station.settle();
        assertEquals("false", station.value("ElectricalFeed.Problem"));
    }
}
