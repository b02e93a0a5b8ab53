package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.control.SecurityRecord;
import io.busbar.station.api.record.LogKind;
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
        assertEquals(LogKind.SECURITY, station.security().kind());
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

    @Test
    @DisplayName("the last thousand events are kept; who reads by number misses none of those")
    void bounded() {
        for (int i = 0; i < 1_200; i++) {
            station.security().raise("Event", Integer.toString(i));
        }
        station.settle();
        List<String> kept = station.security().entries().stream().map(entry -> entry.techInfo()).toList();
        assertTrue(kept.size() <= 1_000 && kept.size() > 990, "kept: " + kept.size());
        assertEquals("1199", kept.get(kept.size() - 1));
        int read = 0;
        Optional<SecurityRecord.Entry> next = station.security().after(-1);
        while (next.isPresent()) {
            assertEquals(kept.get(read++), next.get().techInfo());
            next = station.security().after(next.get().number());
        }
        assertEquals(kept.size(), read);
    }
}
