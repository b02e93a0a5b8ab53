package io.busbar.block.metering;

import io.busbar.block.metering.MeterSettings.Choice;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.Location;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.Phase;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.common.SampledValueBuilder;
import io.busbar.ocpp.messages.common.SignedMeterValue;
import io.busbar.ocpp.messages.common.UnitOfMeasure;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.limit.PowerOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Makes the newest reading of one place into OCPP's values, one time of one list of measurands. Registers are reported as they are read (J02.FR.17).
 */
final class Sampler {

    private final Metered place;
    private final Choice choice;
    private final ReadingContext context;
    private final Optional<Registers> last;

    /** @param last where registers stood at the last value of the series */
    Sampler(Metered place, Choice choice, ReadingContext context, Optional<Registers> last) {
        this.place = place;
        this.choice = choice;
        this.context = context;
        this.last = last;
    }

    /** @return empty when there is nothing to report: no measurand chosen, or none that the place has */
    Optional<MeterValue> sample(Instant at) {
        // the last reading of a silent meter is not a current value; at the end it is all there is, with its own time
        boolean old = place.meterStale();
        boolean atTheEnd = old && context == ReadingContext.TransactionEnd;
        Optional<MeterReading> newest = old && !atTheEnd ? Optional.empty() : place.meter();
        List<SampledValue> values = new ArrayList<>();
        for (Measured measured : choice.measurands()) {
            if (measured.from() == Measured.From.STATION) {
                offered(measured).ifPresent(value -> values.add(value(measured, value, null).build()));
            } else {
                newest.ifPresent(reading -> values.addAll(measured(reading, measured)));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new MeterValue(values, atTheEnd ? place.meterReadAt().orElse(at) : at));
    }

    private Optional<Double> offered(Measured measured) {
        if (!(place instanceof Evse evse)) {
            return Optional.empty();
        }
        PowerOffer offer = evse.offer();
        return evse.abilities().map(present -> measured == Measured.CURRENT_OFFERED ? offer.amps() : offer.watts());
    }

    private List<SampledValue> measured(MeterReading reading, Measured measured) {
        boolean total = measured.register() && choice.registersWithoutPhases();
        List<Value> all = switch (measured.from()) {
            case GAINED -> gained(reading, measured, total);
            case NET -> net(reading, measured, total);
            default -> read(reading, measured.quantity(), total);
        };
        List<SampledValue> values = new ArrayList<>();
        for (Value value : all) {
            values.add(value(measured, value.value(), phase(measured, value.phase()))
                    .signedMeterValue(values.isEmpty() && carries(measured) ? signed(reading) : null).build());
        }
        return values;
    }

    /** As the meter reports it, or the sum of its phases. */
    private static List<Value> read(MeterReading reading, Quantity quantity, boolean total) {
        List<Value> all = reading.values().stream().filter(value -> value.quantity() == quantity).toList();
        return total ? total(all) : all;
    }

    private static List<Value> total(List<Value> all) {
        Optional<Value> reported = all.stream().filter(value -> value.phase() == MeterReading.Phase.ALL).findFirst();
        if (reported.isPresent() || all.isEmpty()) {
            return reported.stream().toList();
        }
        double sum = Exact.sum(all.stream().mapToDouble(Value::value));
        return List.of(new Value(all.get(0).quantity(), MeterReading.Phase.ALL, sum));
    }

    private List<Value> gained(MeterReading reading, Measured measured, boolean total) {
        List<Value> gained = read(reading, measured.quantity(), false).stream().flatMap(value -> {
            OptionalDouble gain = last.map(then -> then.gained(reading.meterId(), value)).orElse(OptionalDouble.empty());
            return gain.stream().mapToObj(amount -> new Value(value.quantity(), value.phase(), amount));
        }).toList();
        return total ? total(gained) : gained;
    }

    private static List<Value> net(MeterReading reading, Measured measured, boolean total) {
        List<Value> less = read(reading, measured.less(), total);
        return read(reading, measured.quantity(), total).stream().flatMap(value -> {
            Stream<Value> other = less.stream().filter(candidate -> candidate.phase() == value.phase());
            return other.map(found -> new Value(value.quantity(), value.phase(), Exact.difference(value.value(), found.value())));
        }).toList();
    }

    private SampledValueBuilder value(Measured measured, double value, Phase phase) {
        return SampledValue.builder().value(Exact.sent(value)).measurand(measured.measurand()).context(context).phase(phase)
                .location(location(measured))
                .unitOfMeasure(measured.unit().isEmpty() ? null : new UnitOfMeasure(measured.unit()));
    }

    private Location location(Measured measured) {
        if (measured == Measured.STATE_OF_CHARGE) {
            return Location.EV;
        }
        return place instanceof Evse ? Location.Outlet : Location.Inlet;
    }

    private static Phase phase(Measured measured, MeterReading.Phase phase) {
        boolean toNeutral = measured == Measured.VOLTAGE;
        return switch (phase) {
            case ALL -> null;
            case L1 -> toNeutral ? Phase.L1_N : Phase.L1;
            case L2 -> toNeutral ? Phase.L2_N : Phase.L2;
            case L3 -> toNeutral ? Phase.L3_N : Phase.L3;
            case N -> Phase.N;
            case L1_L2 -> Phase.L1_L2;
            case L2_L3 -> Phase.L2_L3;
            case L3_L1 -> Phase.L3_L1;
        };
    }

    /** The signed record goes with one measurand: the energy register, or the first where that is not chosen. */
    private boolean carries(Measured measured) {
        return measured == Measured.ENERGY_IMPORT || !choice.measurands().contains(Measured.ENERGY_IMPORT)
                && measured == choice.measurands().get(0);
    }

    private SignedMeterValue signed(MeterReading reading) {
        boolean withKey = switch (choice.key()) {
            case NEVER -> false;
            case TRANSACTION -> context == ReadingContext.TransactionEnd;
            case EVERY_VALUE -> true;
        };
        Optional<SignedReading> signed = choice.signed() ? reading.signed() : Optional.empty();
        return signed.map(own -> SignedMeterValue.builder().signedMeterData(own.data()).encodingMethod(own.encodingMethod())
                .signingMethod(own.signingMethod()).publicKey(withKey ? own.publicKey() : "").build()).orElse(null);
    }
}
