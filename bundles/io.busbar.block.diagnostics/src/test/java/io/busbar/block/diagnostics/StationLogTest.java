package io.busbar.block.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationLogTest {

    @TempDir
    Path folder;

    private String read(Instant from, Instant to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StationLog(folder).write(from, to, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Instant at(int hour) {
        return LocalDateTime.of(2026, 3, 1, hour, 30).atZone(ZoneId.systemDefault()).toInstant();
    }

    @Test
    @DisplayName("N01.FR.04: oldest first, over its files, a trace with the line that it belongs to, and only what was asked for")
    void ofATime() throws IOException {
        Files.writeString(folder.resolve("station.log.1"), "2026-03-01 10:00:00.000 INFO a\n2026-03-01 11:00:00.000 WARN b\n\tat c\n");
        Files.writeString(folder.resolve("station.log"), "2026-03-01 12:00:00.000 INFO d\n2026-03-01 13:00:00.000 INFO e\n");
        assertEquals("2026-03-01 11:00:00.000 WARN b\n\tat c\n2026-03-01 12:00:00.000 INFO d\n", read(at(10), at(12)));
        assertEquals(5, read(Instant.MIN, Instant.MAX).lines().count());
    }

    @Test
    @DisplayName("A station without a log has an empty one")
    void none() throws IOException {
        assertEquals("", read(Instant.MIN, Instant.MAX));
    }
}
