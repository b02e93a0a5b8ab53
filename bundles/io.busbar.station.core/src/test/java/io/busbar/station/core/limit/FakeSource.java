package io.busbar.station.core.limit;

import io.busbar.driver.api.power.Power;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import java.time.Instant;

/** A source with the same limits for all EVSEs, and others for the station. */
final class FakeSource implements LimitSource {

    private final String name;
    LimitSchedule evses = LimitSchedule.NONE;
    LimitSchedule station = LimitSchedule.NONE;
    Runnable whenAsked = () -> {};
    boolean fails;
    int asked;

    FakeSource(String name) {
        this.name = name;
    }

    static FakeSource ofEvses(double amps) {
        FakeSource source = new FakeSource("source");
        source.evses = LimitSchedule.always(Limit.amps(amps, LimitOrigin.CSO));
        return source;
    }

    static FakeSource ofStation(Power power) {
        FakeSource source = new FakeSource("source");
        source.station = LimitSchedule.always(Limit.maximum(power, LimitOrigin.GRID_OPERATOR));
        return source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LimitSchedule stationLimits(Instant from, Instant to) {
        return answer(station);
    }

    @Override
    public LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
        return answer(evses);
    }

    private LimitSchedule answer(LimitSchedule schedule) {
        asked++;
        whenAsked.run();
        if (fails) {
            throw new IllegalStateException("the source fails");
        }
        return schedule;
    }
}
