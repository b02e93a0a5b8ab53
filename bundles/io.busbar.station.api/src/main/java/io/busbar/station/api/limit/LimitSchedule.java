package io.busbar.station.api.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A source's limit over time. Before the first period there is none; the last period has no end.
 *
 * @param periods by start, no two with the same
 */
public record LimitSchedule(List<Period> periods) {

    /** @param limit from {@code start} until the next period; empty for no limit */
    public record Period(Instant start, Optional<Limit> limit) {

        public Period {
            Objects.requireNonNull(start);
            Objects.requireNonNull(limit);
        }
    }

    /** Never a limit. */
    public static final LimitSchedule NONE = new LimitSchedule(List.of());

    /** @throws IllegalArgumentException when a period does not start after the one before it */
    public LimitSchedule {
        periods = List.copyOf(periods);
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).start().isAfter(periods.get(i - 1).start())) {
                throw new IllegalArgumentException(
                        "a period starts at " + periods.get(i).start() + ", not after the one before it, " + periods.get(i - 1).start());
            }
        }
    }

    /** One limit, always. */
    public static LimitSchedule always(Limit limit) {
        return NONE.then(Instant.MIN, limit);
    }

    /** This, and from {@code start} on another limit. */
    public LimitSchedule then(Instant start, Limit limit) {
        return with(new Period(start, Optional.of(limit)));
    }

    /** This, with no limit from {@code end} on. */
    public LimitSchedule until(Instant end) {
        return with(new Period(end, Optional.empty()));
    }

    private LimitSchedule with(Period period) {
        List<Period> all = new ArrayList<>(periods);
        all.add(period);
        return new LimitSchedule(all);
    }

    public Optional<Limit> at(Instant time) {
        int index = indexAt(time);
        return index < 0 ? Optional.empty() : periods.get(index).limit();
    }

    /** The start of the next period; empty if there is none. */
    public Optional<Instant> nextChange(Instant after) {
        int next = indexAt(after) + 1;
        return next < periods.size() ? Optional.of(periods.get(next).start()) : Optional.empty();
    }

    /** Whether there is a limit at a time or after it. */
    public boolean limitsFrom(Instant time) {
        int from = Math.max(0, indexAt(time));
        return periods.subList(Math.min(from, periods.size()), periods.size()).stream().anyMatch(period -> period.limit().isPresent());
    }

    /** Of the period that has started at a time; -1 before the first. */
    private int indexAt(Instant time) {
        int low = 0;
        int high = periods.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (periods.get(middle).start().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}
