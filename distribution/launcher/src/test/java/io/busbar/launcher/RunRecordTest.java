package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("A station that ended says when, with which exit code and why; the first end counts")
    void inOrder() throws IOException {
        assertEquals(List.of("no station runs on " + data), RunRecord.describe(data));
        RunRecord record = RunRecord.begin(data);
        record.end(1, "the store is damaged\nand more");
        record.end(143, "stopped in order by a signal");
        List<String> lines = RunRecord.describe(data);
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).endsWith("with exit code 1: the store is damaged"), lines.get(1));
    }

    @Test
    @DisplayName("One that was killed left the last errors of its log")
    void killed() throws IOException {
        RunRecord.begin(data);
        Files.createDirectories(data.resolve("log"));
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            log.append("2026-01-01 INFO X - fine\n2026-01-01 ERROR X - failure ").append(i).append('\n');
        }
        Files.writeString(data.resolve("log/station.log"), log);
        List<String> lines = RunRecord.describe(data);
        assertTrue(lines.get(1).contains("did not end in order"), lines.get(1));
        assertEquals(5, lines.stream().filter(line -> line.contains("ERROR")).count());
        assertTrue(lines.get(lines.size() - 1).endsWith("failure 8"));
    }

    @Test
    @DisplayName("The data directory is what is said, what systemd gives, or the usual place for a state; never where one happens to stand")
    void dataDirectory() {
        assertEquals(Path.of("/x"), Main.dataDirectory(Map.of("BUSBAR_DATA", "/x", "STATE_DIRECTORY", "/y")));
        assertEquals(Path.of("/y"), Main.dataDirectory(Map.of("STATE_DIRECTORY", "/y")));
        Path usual = Main.dataDirectory(Map.of("XDG_STATE_HOME", "/states"));
        assertTrue(List.of(Path.of("/states/busbar"), Path.of("/var/lib/busbar")).contains(usual), usual.toString());
    }
}
