package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.event.StationEvent;
import io.busbar.testing.Patience;
import io.busbar.testkit.core.CoreStation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecurityLogTest {

    private CoreStation station = new CoreStation();

    private String log(Instant from, Instant to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        station.security().write(from, to, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("A04.FR.04: events are in the security log, with their time, over a power cut; the log can be asked for by time")
    void asked() throws Exception {
        station.advance(Duration.ofMinutes(1));
        station.security().raise("TamperDetectionActivated", "door\nopen");
        station.settle();
        station = station.powerCut();
        assertEquals(LogType.SecurityLog, station.security().kind());
        assertEquals("security.log", station.security().name());
        assertEquals("""
                2026-03-01T08:00:00Z StartupOfTheDevice PowerUp
                2026-03-01T08:01:00Z TamperDetectionActivated door open
                2026-03-01T08:01:00Z StartupOfTheDevice PowerUp
                """, log(Instant.MIN, Instant.MAX));
        assertEquals("2026-03-01T08:00:00Z StartupOfTheDevice PowerUp\n", log(Instant.MIN, CoreStation.START.plusSeconds(59)));
    }

    @Test
    @DisplayName("the log is read off the loop as it is on the loop")
    void offTheLoop() {
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return log(Instant.MIN, Instant.MAX);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().atMost(Patience.ofSeconds(60)).until(() -> {
            station.settle();
            return read.isDone();
        });
        assertTrue(read.join().contains("StartupOfTheDevice"));
    }

    private long stored(String type) {
        return station.security().entries().stream().filter(entry -> entry.type().equals(type)).count();
    }

    @Test
    @DisplayName("the last thousand events are kept; who reads by number misses none of those")
    void bounded() {
        for (int i = 0; i < 1_200; i++) {
            station.security().raise("Event" + i % 100, Integer.toString(i));
        }
        station.settle();
        List<String> kept = station.security().entries().stream().map(entry -> entry.techInfo()).toList();
        assertEquals(1_000, kept.size());
        assertEquals("1199", kept.get(kept.size() - 1));
        int read = 0;
        Optional<SecurityEventLog.Entry> next = station.security().after(-1);
        while (next.isPresent()) {
            assertEquals(kept.get(read++), next.get().techInfo());
            next = station.security().after(next.get().number());
        }
        assertEquals(kept.size(), read);
    }

    @Test
    @DisplayName("A04.FR.04: equal events in a loop are stored one by one at first and then together, with their number; nothing is lost of the count")
    void coalesced() {
        station.forgetEvents();
        for (int second = 0; second < 3_600; second++) {
            station.security().raise("InvalidChargingStationCertificate", "bad " + second);
            station.advance(Duration.ofSeconds(1));
        }
        station.advance(Duration.ofMinutes(10));
        long stored = stored("InvalidChargingStationCertificate");
        assertTrue(stored >= 20 && stored <= 26, "stored: " + stored);
        int more = station.security().entries().stream().filter(entry -> entry.techInfo().contains(" more in 10 min"))
                .mapToInt(entry -> Integer.parseInt(entry.techInfo().split(" ")[0])).sum();
        assertEquals(3_600 - 20, more);
        assertTrue(station.security().entries().stream().anyMatch(entry -> entry.techInfo().endsWith("the last: bad 3599")));
        assertEquals(stored, station.recorded(StationEvent.SecurityEventRaised.class).size());
        station.advance(Duration.ofHours(1));
        station.security().raise("InvalidChargingStationCertificate", "a day later");
        station.settle();
        assertEquals(stored + 1, stored("InvalidChargingStationCertificate"));
    }

    @Test
    @DisplayName("What repeats over days, over restarts too, does not push out what happened once")
    void keptApart() {
        station.security().raise("TamperDetectionActivated", "door open");
        for (int day = 0; day < 4; day++) {
            for (int hour = 0; hour < 24; hour++) {
                for (int i = 0; i < 20; i++) {
                    station.security().raise("InvalidMessages", day + " " + hour + " " + i);
                }
                station.advance(Duration.ofMinutes(61));
            }
            station = station.powerCut();
        }
        assertEquals(1, stored("TamperDetectionActivated"));
        assertEquals(5, stored("StartupOfTheDevice"));
        assertEquals(1_000, station.security().entries().size());
    }
}
