package io.busbar.block.metering;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The block's variables. */
final class MeterSettings {

    private static final ComponentId SAMPLED = ComponentId.of("SampledDataCtrlr");
    private static final ComponentId ALIGNED = ComponentId.of("AlignedDataCtrlr");
    private static final String ENERGY = Measured.ENERGY_IMPORT.measurand().wire();
    private static final String POWER = Measured.POWER_IMPORT.measurand().wire();
    private static final int LONGEST_LIST = 1000;
    private static final int DAY = 86_400;

    /** What to sample. */
    record Choice(List<Measured> measurands, boolean signed, KeyWith key, boolean registersWithoutPhases) {}

    /** With which signed values the meter's public key goes. */
    enum KeyWith {
        NEVER("Never"),
        /** With the value of its end. */
        TRANSACTION("OncePerTransaction"), EVERY_VALUE("EveryMeterValue");

        private final String wire;

        KeyWith(String wire) {
            this.wire = wire;
        }

        private static KeyWith of(String wire) {
            return Stream.of(values()).filter(one -> one.wire.equals(wire)).findFirst().orElseThrow();
        }
    }

    private final Station station;
    private final Variable<String> publicKey;
    private final Variable<Boolean> sampledEnabled;
    private final Variable<Boolean> sampledSign;
    private final Variable<Boolean> registersWithoutPhases;
    private final Variable<List<String>> started;
    private final Variable<List<String>> updated;
    private final Variable<List<String>> ended;
    private final Variable<Integer> updatedInterval;
    private final Variable<Integer> endedInterval;
    private final Variable<Boolean> alignedEnabled;
    private final Variable<Boolean> alignedSign;
    private final Variable<Boolean> duringIdle;
    private final Variable<List<String>> aligned;
    private final Variable<List<String>> alignedEnded;
    private final Variable<Integer> alignedInterval;
    private final Variable<Integer> alignedEndedInterval;

    MeterSettings(DeviceModel model, Station station) {
        this.station = station;
        publicKey = model.declare(ComponentId.of("OCPPCommCtrlr"), VariableSpec.option("PublicKeyWithSignedMeterValue",
                KeyWith.TRANSACTION.wire, Stream.of(KeyWith.values()).map(one -> one.wire).toList()).readWrite());
        model.declare(SAMPLED, VariableSpec.bool("Available", true));
        sampledEnabled = model.declare(SAMPLED, VariableSpec.bool("Enabled", true).readWrite());
        sampledSign = model.declare(SAMPLED,
                VariableSpec.bool("SignReadings", false).check(wanted -> signable(wanted, readings())).readWrite());
        registersWithoutPhases = model.declare(SAMPLED, VariableSpec.bool("RegisterValuesWithoutPhases", false).readWrite());
        started = model.declare(SAMPLED, measurands("TxStartedMeasurands", ENERGY));
        updated = model.declare(SAMPLED, measurands("TxUpdatedMeasurands", ENERGY, POWER));
        ended = model.declare(SAMPLED, measurands("TxEndedMeasurands", ENERGY));
        updatedInterval = model.declare(SAMPLED, interval("TxUpdatedInterval", 60));
        endedInterval = model.declare(SAMPLED, interval("TxEndedInterval", 0));
        model.declare(ALIGNED, VariableSpec.bool("Available", true));
        alignedEnabled = model.declare(ALIGNED, VariableSpec.bool("Enabled", true).readWrite());
        alignedSign = model.declare(ALIGNED,
                VariableSpec.bool("SignReadings", false).check(wanted -> signable(wanted, anyReadings())).readWrite());
        duringIdle = model.declare(ALIGNED, VariableSpec.bool("SendDuringIdle", false).readWrite());
        aligned = model.declare(ALIGNED, measurands("Measurands", this::anyReadings, ENERGY));
        alignedEnded = model.declare(ALIGNED, measurands("TxEndedMeasurands", ENERGY));
        alignedInterval = model.declare(ALIGNED, interval("Interval", 900));
        alignedEndedInterval = model.declare(ALIGNED, interval("TxEndedInterval", 0));
    }

    private VariableSpec<List<String>> measurands(String name, String... initial) {
        return measurands(name, this::readings, initial);
    }

    private static VariableSpec<List<String>> measurands(String name, Supplier<List<MeterReading>> readings, String... initial) {
        return VariableSpec.members(name, List.of(initial), Measured.wires()).maxLength(LONGEST_LIST)
                .check(wires -> measurable(wires, readings.get())).readWrite();
    }

    private static VariableSpec<Integer> interval(String name, int seconds) {
        return VariableSpec.integer(name, seconds).unit("s").range(0, DAY).readWrite();
    }

    /** Refuses what no meter gives. While none has read yet, nothing is known against it. */
    private static Optional<String> measurable(List<String> wires, List<MeterReading> readings) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        return wires.stream().map(Measured::of).flatMap(Optional::stream)
                .filter(measured -> readings.stream().noneMatch(measured::givenBy))
                .findFirst().map(m -> "no meter gives " + m.measurand().wire());
    }

    /** Refuses what no meter does. While none has read yet, nothing is known against it. */
    private static Optional<String> signable(boolean wanted, List<MeterReading> readings) {
        return wanted && !readings.isEmpty() && readings.stream().allMatch(reading -> reading.signed().isEmpty())
                ? Optional.of("no meter signs its readings")
                : Optional.empty();
    }

    private List<MeterReading> readings() {
        return station.evses().stream().map(Evse::meter).flatMap(Optional::stream).toList();
    }

    /** The main meter's too: its values are aligned ones only. */
    private List<MeterReading> anyReadings() {
        return Stream.concat(readings().stream(), station.mainMeter().meter().stream()).toList();
    }

    /** Notifies of changes of the intervals. */
    void onIntervals(Runnable changed) {
        List.of(updatedInterval, endedInterval, alignedInterval, alignedEndedInterval)
                .forEach(variable -> variable.onChange(value -> changed.run()));
    }

    private static List<Measured> of(boolean enabled, Variable<List<String>> variable) {
        return enabled ? variable.value().stream().map(Measured::of).flatMap(Optional::stream).toList() : List.of();
    }

    private Choice sampled(Variable<List<String>> variable) {
        return new Choice(of(sampledEnabled.value(), variable), sampledSign.value(), KeyWith.of(publicKey.value()),
                registersWithoutPhases.value());
    }

    private Choice aligned(Variable<List<String>> variable) {
        return new Choice(of(alignedEnabled.value(), variable), alignedSign.value(), KeyWith.of(publicKey.value()), false);
    }

    Choice started() {
        return sampled(started);
    }

    Choice updated() {
        return sampled(updated);
    }

    Choice ended() {
        return sampled(ended);
    }

    Choice aligned() {
        return aligned(aligned);
    }

    Choice alignedEnded() {
        return aligned(alignedEnded);
    }

    Duration updatedInterval() {
        return Duration.ofSeconds(updatedInterval.value());
    }

    Duration endedInterval() {
        return Duration.ofSeconds(endedInterval.value());
    }

    Duration alignedInterval() {
        return Duration.ofSeconds(alignedInterval.value());
    }

    Duration alignedEndedInterval() {
        return Duration.ofSeconds(alignedEndedInterval.value());
    }

    /** Aligned values are sent only while no transaction runs (J01.FR.20). */
    boolean onlyIdle() {
        return duringIdle.value();
    }
}
