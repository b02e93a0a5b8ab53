package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeds and findings of the fuzzer, heard again. */
class FramesFuzzTest {

    static final long MOST_GROWN = 300_000;
    /** With much fewer, all looks of one half can fall between the same two tidyings of the simulated disk. */
    private static final int TIMES = 32;
    static final Path SEEDS = Path.of("src/test/resources/fuzz");

    static List<Path> seeds() throws IOException {
        return in(SEEDS);
    }

    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    @DisplayName("A station that hears the same again and again does not grow")
    void doesNotGrow() throws Exception {
        long grown = growth(seeds(), TIMES);
        assertTrue(grown < MOST_GROWN, () -> grown + " bytes more");
    }

    /**
     * One station hears all this so many times over. What it holds goes up and down with what its store has not tidied up yet; the least counts.
     *
     * @return bytes by which the second half's least is above the first half's, without the first quarter
     */
    static long growth(List<Path> inputs, int times) throws Exception {
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        try (Interrogation station = new Interrogation()) {
            for (int i = 0; i < times; i++) {
                for (Path input : inputs) {
                    station.hear(Files.readString(input, StandardCharsets.ISO_8859_1));
                }
                if (i >= times / 2) {
                    second = Math.min(second, held());
                } else if (i >= times / 4) {
                    first = Math.min(first, held());
                }
            }
        }
        return second - first;
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @DisplayName("Whatever the CSMS says, the station answers each call once and by the schema, and goes on")
    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void isAnswered(Path seed) throws Exception {
        FramesFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
    }
}
