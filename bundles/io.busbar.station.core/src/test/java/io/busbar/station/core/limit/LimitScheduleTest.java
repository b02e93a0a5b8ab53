package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitScheduleTest {

    private static final Instant T = Instant.parse("2026-03-01T08:00:00Z");
    private static final Limit TEN = Limit.amps(10, LimitOrigin.CSO);
    private static final Limit SIX = Limit.amps(6, LimitOrigin.CSO);

    @Test
    @DisplayName("A period begins at its very start and ends just before the next; before the first and in gaps there is no limit")
    void edges() {
        LimitSchedule schedule = LimitSchedule.NONE.then(T, TEN).until(T.plusSeconds(60)).then(T.plusSeconds(120), SIX);
        assertEquals(Optional.empty(), schedule.at(T.minusNanos(1)));
        assertEquals(Optional.of(TEN), schedule.at(T));
        assertEquals(Optional.of(TEN), schedule.at(T.plusSeconds(60).minusNanos(1)));
        assertEquals(Optional.empty(), schedule.at(T.plusSeconds(60)));
        assertEquals(Optional.of(SIX), schedule.at(T.plusSeconds(120)));
        assertEquals(Optional.of(SIX), schedule.at(T.plusSeconds(1_000_000)));
        assertEquals(Optional.of(T), schedule.nextChange(T.minusNanos(1)));
        assertEquals(Optional.of(T.plusSeconds(60)), schedule.nextChange(T));
        assertEquals(Optional.empty(), schedule.nextChange(T.plusSeconds(120)));
    }

    @Test
    @DisplayName("Whether it limits at a time or later")
    void limitsFrom() {
        LimitSchedule schedule = LimitSchedule.NONE.then(T, TEN).until(T.plusSeconds(60));
        assertTrue(schedule.limitsFrom(T.minusSeconds(1)));
        assertTrue(schedule.limitsFrom(T.plusSeconds(59)));
        assertFalse(schedule.limitsFrom(T.plusSeconds(60)));
        assertFalse(LimitSchedule.NONE.limitsFrom(T));
        assertTrue(LimitSchedule.always(TEN).limitsFrom(T));
    }

    @Test
    @DisplayName("Periods that do not follow each other cannot be written")
    void order() {
        LimitSchedule schedule = LimitSchedule.NONE.then(T, TEN);
        assertThrows(IllegalArgumentException.class, () -> schedule.then(T, SIX));
        assertThrows(IllegalArgumentException.class, () -> schedule.until(T.minusSeconds(1)));
    }
}
