package io.busbar.block.metering;

import io.busbar.block.metering.MeterSettings.Choice;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.evse.Metered;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Where the registers stood at the last value of a series, for what they gained since; kept over restarts, so that no energy is left out. */
final class Registers {

    /** @param registers by quantity and phase */
    record Row(String meterId, Map<String, Double> registers) {

        static Row of(MeterReading reading) {
            return new Row(reading.meterId(), reading.values().stream().filter(value -> value.quantity().isRegister())
                    .collect(Collectors.toMap(value -> key(value.quantity(), value.phase()), Value::value)));
        }

        /** Empty when it did not read that then, or was another meter. */
        OptionalDouble gained(String nowId, Value now) {
            Double before = nowId.equals(meterId) ? registers.get(key(now.quantity(), now.phase())) : null;
            return before == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, now.value() - before));
        }

        private static String key(Quantity quantity, Phase phase) {
            return quantity + " " + phase;
        }
    }

    private final StoredMap<Row> rows;

    Registers(StoredMap<Row> rows) {
        this.rows = rows;
    }

    Optional<Row> last(String series) {
        return rows.get(series);
    }

    /** A value of the series was taken. Kept only while something needs it. */
    void taken(Commit commit, String series, Choice choice, Metered place) {
        boolean needed = choice.measurands().stream().anyMatch(measured -> measured.from() == Measured.From.GAINED);
        if (!needed) {
            forget(commit, series);
        } else if (!place.meterSilent()) {
            place.meter().ifPresent(reading -> rows.put(commit, series, Row.of(reading)));
        }
    }

    void forget(Commit commit, String series) {
        if (rows.get(series).isPresent()) {
            rows.remove(commit, series);
        }
    }
}
