package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.ClockChanged;
import io.busbar.station.api.event.StationEvent.SecurityEventRaised;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.testkit.core.CoreStation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockAndEventsTest {

    private final CoreStation station = new CoreStation();

    @Test
    void theFirstSourceThatToldTheTimeWithinADayHolds() {
        Instant csms = station.loop().now().plusSeconds(10);
        station.clock().timeReceived(csms, "Heartbeat");
        station.settle();
        assertEquals(csms, station.loop().now());
        assertEquals(1, station.recorded(ClockChanged.class).size());
        assertEquals(0, station.recorded(SecurityEventRaised.class).size());
        station.virtual().platformJumps(Duration.ofSeconds(100));
        station.settle();
        assertEquals(csms, station.loop().now(), "the heartbeat goes before the platform's clock");
        station.advance(Duration.ofDays(1));
        station.virtual().platformJumps(Duration.ofSeconds(100));
        station.settle();
        assertEquals(station.virtual().platformTime(), station.loop().now(), "until it was silent for a day");
        assertEquals("SettingSystemTime", station.recorded(SecurityEventRaised.class).get(0).type());
    }

    @Test
    void theOrderOfSourcesIsObeyed() {
        assertInstanceOf(WriteResult.Refused.class, station.write("ClockCtrlr.TimeSource", ""));
        assertInstanceOf(WriteResult.Refused.class, station.write("ClockCtrlr.TimeSource", "GPS"));
        assertInstanceOf(WriteResult.Accepted.class, station.write("ClockCtrlr.TimeSource", "RealTimeClock,Heartbeat"));
        Instant before = station.loop().now();
        station.clock().timeReceived(before.plusSeconds(500), "Heartbeat");
        assertEquals(before, station.loop().now());
        assertEquals("2026-03-01T08:00:00Z", station.value("ClockCtrlr.DateTime"));
    }

    @Test
    void smallDifferencesAreIgnoredAndTheThresholdIsObeyed() {
        station.clock().timeReceived(station.loop().now().plusMillis(999), "Heartbeat");
        station.settle();
        assertEquals(0, station.recorded(ClockChanged.class).size());
        station.write("ClockCtrlr.TimeAdjustmentReportingThreshold", "5");
        station.clock().timeReceived(station.loop().now().minusSeconds(6), "Heartbeat");
        station.settle();
        assertEquals(Duration.ofSeconds(-6), station.recorded(ClockChanged.class).get(0).by());
        assertEquals(1, station.recorded(SecurityEventRaised.class).size());
        assertTrue(station.clock().trusted());
    }

    @Test
    void eventsOfASubscriptionWaitForItsNextListener() {
        List<StationEvent> first = new ArrayList<>();
        List<StationEvent> second = new ArrayList<>();
        StationEvent[] events = new StationEvent[4];
        for (int i = 0; i < events.length; i++) {
            events[i] = new StopPressed(station.loop().now(), i);
        }
        station.events().publish(events[0]);
        Attachment old = station.listen("block", first::add);
        station.events().publish(events[1]);
        station.settle();
        old.close();
        station.events().publish(events[2]);
        station.settle();
        station.listen("block", second::add);
        station.events().publish(events[3]);
        station.settle();
        assertEquals(List.of(events[1]), first, "what was before the first coming is not told");
        assertEquals(List.of(events[2], events[3]), second);
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheOthers() {
        List<StationEvent> seen = new ArrayList<>();
        station.listen("broken", event -> {
            throw new IllegalStateException("broken");
        });
        station.listen("sound", seen::add);
        station.events().publish(new StopPressed(station.loop().now(), 1));
        station.settle();
        assertEquals(1, seen.size());
        assertEquals(1L, station.virtual().health().errors().get("test"));
    }

    @Test
    void aSubscriptionThatStaysAwayLosesItsOldestEvents() {
        station.listen("block", event -> {}).close();
        for (int i = 0; i < 10_005; i++) {
            station.events().publish(new StopPressed(station.loop().now(), i));
        }
        List<StationEvent> seen = new ArrayList<>();
        station.listen("block", seen::add);
        station.settle();
        assertEquals(10_000, seen.size());
        assertEquals(5, ((StopPressed) seen.get(0)).evseId());
    }

    @Test
    void theSecurityLogKeepsTheLastThousand() {
        for (int i = 0; i < 1_010; i++) {
            station.security().raise("Test" + i, "x".repeat(300));
        }
        station.settle();
        CoreStation next = station.powerCut();
        var entries = next.security().entries();
        assertEquals(1_000, entries.size());
        assertEquals("StartupOfTheDevice", entries.get(999).type());
        assertEquals(255, entries.get(0).techInfo().length());
    }
}
