package io.busbar.station.core.limit;

import io.busbar.driver.api.power.Power;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One source of limits, by its name, while it is there and while it is missing. */
final class LimitInput {

    /** For the station's limits; EVSEs count from 1. */
    static final int STATION = 0;

    /** How far ahead a source is asked. */
    static final Duration HORIZON = Duration.ofHours(24);
    private static final Duration RETRY_FAILED = Duration.ofSeconds(10);

    /** What stands for a source that is missing. */
    enum Missing {
        /** Its last schedules. */
        HELD,
        /** Nothing is offered: it has limits, and has not been there since the station's start. */
        AWAITED,
        /** The fail-safe limit. */
        FAIL_SAFE
    }

    private record Known(LimitSchedule schedule, Instant from, Instant to) {

        boolean covers(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private final String name;
    private final double failSafeAmps;
    private final BiConsumer<String, RuntimeException> failures;
    private final Map<Integer, Known> known = new TreeMap<>();
    private String owner;
    private Optional<LimitSource> source = Optional.empty();
    private Missing missing = Missing.HELD;
    private boolean asking;
    private boolean limitsStation;
    private boolean limitsEvses;

    LimitInput(String name, String owner, double failSafeAmps, BiConsumer<String, RuntimeException> failures) {
        this.name = name;
        this.owner = owner;
        this.failSafeAmps = failSafeAmps;
        this.failures = failures;
    }

    String name() {
        return name;
    }

    String owner() {
        return owner;
    }

    boolean missing() {
        return source.isEmpty();
    }

    Missing missingState() {
        return missing;
    }

    /** Whether its source is answering just now. */
    boolean asking() {
        return asking;
    }

    boolean is(LimitSource other) {
        return source.filter(mine -> mine == other).isPresent();
    }

    boolean limitsStation() {
        return limitsStation;
    }

    boolean limitsEvses() {
        return limitsEvses;
    }

    boolean limits() {
        return limitsStation || limitsEvses;
    }

    void attach(String newOwner, LimitSource newSource) {
        owner = newOwner;
        source = Optional.of(newSource);
        known.clear();
    }

    /** What it limited from now on it still does. */
    void detach(Instant now) {
        source = Optional.empty();
        missing = Missing.HELD;
        noteLimits(now);
    }

    void missing(Missing now) {
        missing = now;
    }

    /** It limited in the station's last life, and is not there yet. */
    void awaited(boolean station, boolean evses) {
        missing = Missing.AWAITED;
        limitsStation = station;
        limitsEvses = evses;
    }

    /** Asks the source for everything again. @return when to ask next */
    Instant refresh(Instant now, Iterable<Integer> evseIds) {
        known.clear();
        schedule(STATION, now);
        evseIds.forEach(id -> schedule(id, now));
        noteLimits(now);
        return known.values().stream().map(Known::to).min(Instant::compareTo).orElseThrow();
    }

    private void noteLimits(Instant now) {
        limitsStation = known.containsKey(STATION) && known.get(STATION).schedule.limitsFrom(now);
        limitsEvses = known.entrySet().stream().anyMatch(of -> of.getKey() != STATION && of.getValue().schedule.limitsFrom(now));
    }

    /** The schedule that holds at a time. @param scope {@link #STATION} or an EVSE's id */
    LimitSchedule schedule(int scope, Instant time) {
        if (source.isEmpty()) {
            return whileMissing(scope);
        }
        Known now = known.get(scope);
        if (now == null || !now.covers(time)) {
            now = ask(source.get(), scope, time, time.plus(HORIZON));
            known.put(scope, now);
        }
        return now.schedule;
    }

    /** The schedule for a longer time, which is not kept. */
    LimitSchedule schedule(int scope, Instant from, Instant to) {
        Known now = known.get(scope);
        return source.isEmpty() || now != null && now.covers(from) && !now.to.isBefore(to)
                ? schedule(scope, from)
                : ask(source.get(), scope, from, to).schedule;
    }

    private Known ask(LimitSource asked, int scope, Instant from, Instant to) {
        asking = true;
        try {
            LimitSchedule answer = scope == STATION ? asked.stationLimits(from, to) : asked.evseLimits(scope, from, to);
            return new Known(Objects.requireNonNull(answer, "no schedule"), from, to);
        } catch (RuntimeException failure) {
            failures.accept(name, failure);
            return new Known(LimitSchedule.always(failSafe(0)), from, from.plus(RETRY_FAILED));
        } finally {
            asking = false;
        }
    }

    /** A source that limited no EVSE limits none that is new either. */
    private LimitSchedule whileMissing(int scope) {
        if (!(scope == STATION ? limitsStation : limitsEvses)) {
            return LimitSchedule.NONE;
        }
        return switch (missing) {
            case AWAITED -> LimitSchedule.always(failSafe(0));
            case FAIL_SAFE -> LimitSchedule.always(failSafe(failSafeAmps));
            case HELD -> known.containsKey(scope) ? known.get(scope).schedule : LimitSchedule.always(failSafe(failSafeAmps));
        };
    }

    private static Limit failSafe(double amps) {
        return Limit.maximum(Power.amps(amps), LimitOrigin.FAIL_SAFE);
    }
}
