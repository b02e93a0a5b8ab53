package com.example.quiet;

import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the fans quiet: no EVSE gets more than QuietCtrlr.Limit. */
@Component
public final class QuietCharging implements LimitSource {

    private final Variable<Integer> amps;

    @Activate
    public QuietCharging(@Reference DeviceModel model, @Reference Limits limits) {
        amps = model.declare(ComponentId.of("QuietCtrlr"), VariableSpec.integer("Limit", 13).unit("A").range(6, 80).readWrite());
        amps.onChange(changed -> limits.changed(this));
    }

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
        return LimitSchedule.always(Limit.amps(amps.value(), LimitOrigin.LOCAL));
    }
}
