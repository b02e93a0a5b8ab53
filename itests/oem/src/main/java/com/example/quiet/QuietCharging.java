package com.example.quiet;

import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the fans quiet: no EVSE gets more than QuietCtrlr.Limit. */
@Component
public final class QuietCharging implements LimitSource {

    private final Variable<Integer> amps;

    @Activate
    public QuietCharging(@Reference DeviceModel model, @Reference Station station, @Reference Limits limits) {
        amps = model.declare(ComponentId.of("QuietCtrlr"), VariableSpec.integer("Limit", 13).unit("A").range(6, 80).readWrite());
        amps.onChange(changed -> station.evses().forEach(evse -> limits.changed(evse.id())));
    }

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Optional<Limit> limitAt(int evseId, Instant time) {
        return Optional.of(Limit.amps(amps.value()));
    }

    @Override
    public Optional<Instant> nextChange(int evseId, Instant after) {
        return Optional.empty();
    }
}
