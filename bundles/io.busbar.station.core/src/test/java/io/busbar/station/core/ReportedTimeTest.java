package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.event.StationEvent.ClockChanged;
import io.busbar.station.api.event.StationEvent.SecurityEventRaised;
import io.busbar.testkit.core.CoreStation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSMS, or the platform, that reports a time that cannot be, or is hard to believe. */
class ReportedTimeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private CoreStation station = new CoreStation();

    private void received(Instant time) {
        station.clock().timeReceived(time, "Heartbeat");
        station.settle();
    }

    private Instant now() {
        return station.loop().now();
    }

    @ParameterizedTest
    @DisplayName("B04, G02: a time that cannot be is never accepted, however often it is reported, and changes nothing")
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2099-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void impossible(String time) {
        Instant before = now();
        for (int i = 0; i < 5; i++) {
            received(Instant.parse(time));
        }
        assertEquals(before, now());
        assertEquals(0, station.recorded(ClockChanged.class).size());
        assertFalse(station.clock().awaitsConfirmation());
        received(before.plusSeconds(30));
        assertEquals(before.plusSeconds(30), now(), "the next good answer counts");
    }

    @Test
    @DisplayName("G02: a jump of more than a day is accepted when a second answer confirms it, and is a security event")
    void confirmedJump() {
        Instant before = now();
        received(before.plus(Duration.ofDays(400)));
        assertEquals(before, now());
        assertTrue(station.clock().awaitsConfirmation());
        station.advance(MINUTE);
        received(before.plus(Duration.ofDays(400)).plus(MINUTE));
        assertEquals(before.plus(Duration.ofDays(400)).plus(MINUTE), now());
        assertFalse(station.clock().awaitsConfirmation());
        assertEquals(1, station.recorded(SecurityEventRaised.class).stream().filter(e -> e.type().equals("SettingSystemTime")).count());
        // and back
        Instant earlier = before.plus(Duration.ofDays(10));
        received(earlier);
        assertTrue(now().isAfter(before.plus(Duration.ofDays(300))));
        received(earlier);
        assertEquals(earlier, now());
    }

    @Test
    @DisplayName("G02: answers that contradict each other move nothing, and are not asked for for ever")
    void contradictions() {
        Instant before = now();
        for (int day = 2; day < 12; day++) {
            received(before.plus(Duration.ofDays(day * 10L)));
        }
        assertEquals(before, now());
        assertFalse(station.clock().awaitsConfirmation());
        received(before.plusSeconds(5));
        assertEquals(before.plusSeconds(5), now());
    }

    @Test
    @DisplayName("G02: what the platform's clock agrees with needs no second answer")
    void confirmedByThePlatform() {
        station.write("ClockCtrlr.TimeSource", "Heartbeat");
        Instant right = station.virtual().platformTime();
        station.virtual().setWall(right.plus(Duration.ofDays(30)));
        received(right);
        assertEquals(right, now());
    }

    @Test
    @DisplayName("A05: where only the CSMS has set the time, the station's other clock is known, and can judge certificates")
    void otherTime() {
        Instant before = now();
        assertEquals(Optional.empty(), station.clock().otherTime());
        received(before.plus(Duration.ofDays(4000)));
        received(before.plus(Duration.ofDays(4000)));
        assertEquals(before.plus(Duration.ofDays(4000)), now());
        assertEquals(Optional.of(station.virtual().platformTime()), station.clock().otherTime());
    }

    @Test
    @DisplayName("The last good time outlives a power cut, and the station starts with it when the platform's clock has lost the time")
    void storedTime() {
        station.advance(Duration.ofHours(30));
        Instant before = now();
        station = station.powerCut(Instant.parse("1970-01-01T00:00:05Z"));
        assertFalse(now().isBefore(before.minus(Duration.ofHours(1))), now().toString());
        assertTrue(station.clock().trusted());
        received(before.plus(Duration.ofDays(200)));
        assertEquals(before.plus(Duration.ofDays(200)), now(), "how long it was off, it cannot know");
    }

    @Test
    @DisplayName("A time more than a year after the last good one needs a second answer after a start without a clock")
    void yearsAfterTheStoredTime() {
        station.advance(Duration.ofHours(30));
        Instant before = now();
        station = station.powerCut(Instant.parse("1970-01-01T00:00:05Z"));
        Instant late = before.plus(Duration.ofDays(1300));
        received(late);
        assertTrue(now().isBefore(before.plus(Duration.ofDays(1))), now().toString());
        assertTrue(station.clock().awaitsConfirmation());
        received(late);
        assertEquals(late, now());
    }

    @Test
    @DisplayName("A time before the last good one needs a second answer after a start without a clock")
    void beforeTheStoredTime() {
        station.advance(Duration.ofDays(40));
        Instant before = now();
        station = station.powerCut(Instant.parse("2026-01-02T00:00:00Z"));
        Instant early = before.minus(Duration.ofDays(20));
        received(early);
        assertTrue(now().isAfter(before.minus(Duration.ofDays(1))));
        received(early);
        assertEquals(early, now());
    }

    @Test
    @DisplayName("A platform's clock beyond all that can be reported is not believed, and events can be told")
    void absurdPlatform() {
        station = station.powerCut(Instant.parse("+12000-01-01T00:00:00Z"));
        assertTrue(now().isBefore(Instant.parse("2056-01-01T00:00:00Z")), now().toString());
    }
}
