package io.busbar.itests.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeds and findings of the fuzzer, heard again. */
class FramesFuzzTest {

    static final Path SEEDS = Path.of("src/test/resources/fuzz");

    static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().toList();
        }
    }

    @DisplayName("Whatever the CSMS says, the station answers each call once and by the schema, and goes on")
    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void isAnswered(Path seed) throws Exception {
        FramesFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
    }
}
