package io.busbar.block.metering;

import io.busbar.block.metering.MeterSettings.Choice;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.Phase;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.common.SignedMeterValue;
import io.busbar.ocpp.messages.common.UnitOfMeasure;
import io.busbar.station.api.evse.Evse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an EVSE's newest reading into OCPP's values. Registers are told as they are read (J02.FR.17). */
final class Sampler {

    private Sampler() {}

    /** @return empty when there is nothing to tell: no measurand chosen, or none that the EVSE has */
    static Optional<MeterValue> sample(Evse evse, Choice choice, ReadingContext context, Instant at) {
        // what a silent meter told last is no value of now; at the end it is all there is, with its own time
        boolean old = evse.meterSilent();
        boolean last = old && context == ReadingContext.TransactionEnd;
        Optional<MeterReading> newest = old && !last ? Optional.empty() : evse.meter();
        List<SampledValue> values = new ArrayList<>();
        Optional<SignedReading> signed = choice.signed() ? newest.flatMap(MeterReading::signed) : Optional.empty();
        for (Measured measured : choice.measurands()) {
            if (measured.quantity().isEmpty()) {
                offered(evse, measured).ifPresent(value -> values.add(value(measured, value, null, context).build()));
            } else {
                newest.ifPresent(reading -> values.addAll(measured(reading, measured, choice, context, signed)));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new MeterValue(values, last ? evse.meterReadAt().orElse(at) : at));
    }

    private static Optional<Double> offered(Evse evse, Measured measured) {
        return evse.abilities().map(a -> measured == Measured.CURRENT_OFFERED
                ? evse.offeredAmps()
                : evse.offeredAmps() * a.nominalVolts() * Math.max(1, a.phases()));
    }

    private static List<SampledValue> measured(MeterReading reading, Measured measured, Choice choice, ReadingContext context,
            Optional<SignedReading> signed) {
        List<MeterReading.Value> all = reading.values().stream().filter(v -> v.quantity() == measured.quantity().orElseThrow()).toList();
        if (measured.register() && choice.registersWithoutPhases()) {
            all = total(all);
        }
        List<SampledValue> values = new ArrayList<>();
        boolean carries = measured == Measured.ENERGY_IMPORT || !choice.measurands().contains(Measured.ENERGY_IMPORT)
                && measured == choice.measurands().get(0);
        for (MeterReading.Value value : all) {
            SampledValue.Builder sampled = value(measured, value.value(), phase(measured, value.phase()), context);
            if (carries && values.isEmpty()) {
                boolean withKey = switch (choice.key()) {
                    case NEVER -> false;
                    case TRANSACTION -> context == ReadingContext.TransactionEnd;
                    case EVERY_VALUE -> true;
                };
                sampled.signedMeterValue(signed.map(own -> signed(own, withKey)).orElse(null));
            }
            values.add(sampled.build());
        }
        return values;
    }

    /** The sum, as the meter tells it, else as its phases make it. */
    private static List<MeterReading.Value> total(List<MeterReading.Value> all) {
        Optional<MeterReading.Value> told = all.stream().filter(v -> v.phase() == MeterReading.Phase.ALL).findFirst();
        if (told.isPresent() || all.isEmpty()) {
            return told.stream().toList();
        }
        double sum = all.stream().mapToDouble(MeterReading.Value::value).sum();
        return List.of(new MeterReading.Value(all.get(0).quantity(), MeterReading.Phase.ALL, sum));
    }

    private static SampledValue.Builder value(Measured measured, double value, Phase phase, ReadingContext context) {
        return SampledValue.builder().value(value).measurand(measured.measurand()).context(context).phase(phase)
                .location(measured.location())
                .unitOfMeasure(measured.unit().isEmpty() ? null : new UnitOfMeasure(measured.unit(), null, null));
    }

    private static Phase phase(Measured measured, MeterReading.Phase phase) {
        boolean toNeutral = measured == Measured.VOLTAGE;
        return switch (phase) {
            case ALL -> null;
            case L1 -> toNeutral ? Phase.L1_N : Phase.L1;
            case L2 -> toNeutral ? Phase.L2_N : Phase.L2;
            case L3 -> toNeutral ? Phase.L3_N : Phase.L3;
            case N -> Phase.N;
        };
    }

    private static SignedMeterValue signed(SignedReading signed, boolean withKey) {
        return SignedMeterValue.builder().signedMeterData(signed.data()).encodingMethod(signed.encodingMethod())
                .signingMethod(signed.signingMethod()).publicKey(withKey ? signed.publicKey() : "").build();
    }
}
