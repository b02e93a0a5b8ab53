package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineLimitTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;
    private final PrintStream log = new PrintStream(new LineLimit(out, () -> now), true);

    private static String line(String logger, String words) {
        return "2026-03-01 08:00:00.000 INFO " + logger + " - " + words;
    }

    private List<String> lines() {
        List<String> lines = out.toString().lines().toList();
        out.reset();
        return lines;
    }

    @Test
    @DisplayName("A flood of one logger ends at its limit, says how much was left out, and takes nothing from the others")
    void flood() {
        for (int i = 0; i < 100_000; i++) {
            log.println(line("SetNetworkProfile", "network profile 2 is refused: " + i));
        }
        log.println(line("Boot", "the CSMS answers Accepted"));
        List<String> lines = lines();
        assertEquals(LineLimit.BURST + 1, lines.size());
        assertTrue(lines.get(LineLimit.BURST).contains("Boot"));
        now = LineLimit.NANOS_A_LINE;
        log.println(line("SetNetworkProfile", "later"));
        log.println(line("SetNetworkProfile", "too soon"));
        lines = lines();
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.get(0).endsWith((100_000 - LineLimit.BURST) + " lines of this part of the station were left out of the log"),
                lines.get(0));
        assertTrue(lines.get(1).endsWith("later"));
    }

    @Test
    @DisplayName("A trace goes with its line, and a flood of traces ends, too")
    void traces() {
        for (int i = 0; i < 1000; i++) {
            log.println(line("Incoming", "failed"));
            for (int frame = 0; frame < 50; frame++) {
                log.println("\tat io.busbar.Somewhere.method(Somewhere.java:" + frame + ")");
            }
        }
        List<String> lines = lines();
        assertTrue(lines.size() < LineLimit.BURST + 51, lines.size() + " lines");
        assertEquals(0, lines.size() % 51, "a trace is whole");
    }

    @Test
    @DisplayName("What is asked for by the log level DEBUG is said, all of it")
    void debug() {
        for (int i = 0; i < 1000; i++) {
            log.println(line("Line", "--> Heartbeat").replace("INFO", "DEBUG"));
        }
        assertEquals(1000, lines().size());
    }

    @Test
    @DisplayName("A line without an end is not kept in memory")
    void endlessLine() {
        for (int i = 0; i < 100; i++) {
            log.print("x".repeat(10_000));
        }
        assertTrue(out.size() > 800_000, out.size() + " bytes");
    }
}
