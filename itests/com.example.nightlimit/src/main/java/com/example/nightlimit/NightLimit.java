package com.example.nightlimit;

import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Limits every EVSE from 22 to 6 o'clock UTC to what NightCtrlr.Limit says. */
@Component
public final class NightLimit implements LimitSource {

    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Variable<Integer> amps;

    @Activate
    public NightLimit(@Reference DeviceModel model, @Reference Station station, @Reference Limits limits) {
        amps = model.declare(ComponentId.of("NightCtrlr"), VariableSpec.integer("Limit", 10).unit("A").range(0, 80).readWrite());
        amps.onChange(changed -> station.evses().forEach(evse -> limits.changed(evse.id())));
    }

    @Override
    public String name() {
        return "night";
    }

    @Override
    public Optional<Limit> limitAt(int evseId, Instant time) {
        LocalTime clock = LocalTime.ofInstant(time, ZoneOffset.UTC);
        boolean night = !clock.isBefore(EVENING) || clock.isBefore(MORNING);
        return night ? Optional.of(Limit.amps(amps.value())) : Optional.empty();
    }

    @Override
    public Optional<Instant> nextChange(int evseId, Instant after) {
        Instant midnight = after.truncatedTo(ChronoUnit.DAYS);
        return Stream.of(6, 22, 30).map(hour -> midnight.plus(Duration.ofHours(hour))).filter(change -> change.isAfter(after)).findFirst();
    }
}
