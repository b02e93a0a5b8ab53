package io.busbar.block.metering;

import io.busbar.block.metering.MeterSettings.Choice;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.util.Optional;

/** What the station's meters read, as values of the lists that are chosen. */
final class Readings {

    /**
     * Values that follow each other: of one place, by one list.
     *
     * @param name where the registers at its last value are kept
     * @param place empty while the EVSE is not there
     */
    record Series(String name, Optional<? extends Metered> place, Choice choice) {}

    private final StationLoop loop;
    private final Station station;
    private final MeterSettings settings;
    private final StoredMap<Registers> registers;

    /** @param registers at the last value of each series; kept over restarts, so that no energy is left out */
    Readings(StationLoop loop, Station station, MeterSettings settings, StoredMap<Registers> registers) {
        this.loop = loop;
        this.station = station;
        this.settings = settings;
        this.registers = registers;
    }

    /** For the Started event: one value, that no other follows. */
    Series started(int evseId) {
        return new Series("started", station.evse(evseId), settings.started());
    }

    Series updated(String transactionId, int evseId) {
        return new Series("updated/" + transactionId, station.evse(evseId), settings.updated());
    }

    Series ended(String transactionId, int evseId) {
        return new Series("ended/" + transactionId, station.evse(evseId), settings.ended());
    }

    Series alignedEnded(String transactionId, int evseId) {
        return new Series("alignedEnded/" + transactionId, station.evse(evseId), settings.alignedEnded());
    }

    /** @param evseId 0 for the main meter */
    Series aligned(int evseId) {
        return new Series("aligned/" + evseId, evseId == 0 ? Optional.of(station.mainMeter()) : station.evse(evseId), settings.aligned());
    }

    Optional<MeterValue> sample(Series series, ReadingContext context) {
        return series.place().flatMap(
                place -> new Sampler(place, series.choice(), context, registers.get(series.name())).sample(loop.now()));
    }

    /** The value that was sampled just now is one of the series; the next one begins where it ends. */
    void taken(Commit commit, Series series) {
        boolean needed = series.choice().measurands().stream().anyMatch(measured -> measured.from() == Measured.From.GAINED);
        if (!needed) {
            forget(commit, series);
        } else {
            series.place().filter(place -> !place.meterStale()).flatMap(Metered::meter)
                    .ifPresent(reading -> registers.put(commit, series.name(), Registers.of(reading)));
        }
    }

    void forget(Commit commit, Series series) {
        if (registers.get(series.name()).isPresent()) {
            registers.remove(commit, series.name());
        }
    }
}
