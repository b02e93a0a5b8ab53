package com.example.nightlimit;

import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Limits every EVSE from 22 to 6 o'clock UTC to what NightCtrlr.Limit says. */
@Component
public final class NightLimit implements LimitSource {

    private static final Duration EVENING = Duration.ofHours(22);
    private static final Duration MORNING = Duration.ofHours(6);

    private final Variable<Integer> amps;

    @Activate
    public NightLimit(@Reference DeviceModel model, @Reference Limits limits) {
        amps = model.declare(ComponentId.of("NightCtrlr"), VariableSpec.integer("Limit", 10).unit("A").range(0, 80).readWrite());
        amps.onChange(changed -> limits.changed(this));
    }

    @Override
    public String name() {
        return "night";
    }

    @Override
    public LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
        Limit limit = Limit.amps(amps.value(), LimitOrigin.LOCAL);
        LimitSchedule nights = LimitSchedule.NONE;
        for (Instant day = from.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)); day
                .isBefore(to); day = day.plus(Duration.ofDays(1))) {
            nights = nights.then(day.plus(EVENING), limit).until(day.plus(Duration.ofDays(1)).plus(MORNING));
        }
        return nights;
    }
}
