package io.busbar.station.core.limit;

import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.core.limit.EvseComposite.Input;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Schedules of several sources for one scope. */
record Curves(List<Curve> curves) {

    record Curve(String source, LimitSchedule schedule) {}

    List<Input> at(Instant time) {
        return curves.stream().flatMap(curve -> curve.schedule.at(time).map(limit -> new Input(curve.source, limit)).stream()).toList();
    }

    /** Where a period starts within a time, its limits excluded. */
    Stream<Instant> changes(Instant after, Instant before) {
        return curves.stream().flatMap(curve -> curve.schedule.periods().stream()).map(LimitSchedule.Period::start)
                .filter(start -> start.isAfter(after) && start.isBefore(before));
    }
}
