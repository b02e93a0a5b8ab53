package io.busbar.block.metering;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Where a meter's registers stood, for what they gained since.
 *
 * @param values by quantity and phase
 */
record Registers(String meterId, Map<String, Double> values) {

    static Registers of(MeterReading reading) {
        return new Registers(reading.meterId(), reading.values().stream().filter(value -> value.quantity().isRegister())
                .collect(Collectors.toMap(value -> key(value.quantity(), value.phase()), Value::value)));
    }

    /** Empty when it did not read that then, or was another meter. */
    OptionalDouble gained(String nowId, Value now) {
        Double before = nowId.equals(meterId) ? values.get(key(now.quantity(), now.phase())) : null;
        return before == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, Exact.difference(now.value(), before)));
    }

    private static String key(Quantity quantity, Phase phase) {
        return quantity + " " + phase;
    }
}
