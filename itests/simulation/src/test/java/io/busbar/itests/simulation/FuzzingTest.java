package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.Actions;
import io.busbar.testing.Budget;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lets Jazzer look for what breaks a station, see {@code docs/fuzzing.md}. What it finds and where it has been is in {@code target/fuzz}. */
@Tag("long")
class FuzzingTest {

    private static final Path FOLDER = Path.of("target/fuzz");
    /** With fewer, all looks of one half can fall between the same two tidyings of the simulated disk, which has files of some MB. */
    private static final int TIMES = 12;

    @Test
    @DisplayName("Nothing that a fuzzer says brings the station down")
    void nothingIsFound() throws Exception {
        Path corpus = Files.createDirectories(FOLDER.resolve("corpus"));
        Path findings = Files.createDirectories(FOLDER.resolve("findings"));
        Files.write(FOLDER.resolve("dictionary"), dictionary());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + FramesFuzz.class.getName(),
                "--instrumentation_includes=io.busbar.**", "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/", "-dict=" + FOLDER.resolve("dictionary"), "-max_len=8192", "-timeout=30",
                "-max_total_time=" + Budget.FUZZ_SECONDS.get(), "-print_final_stats=1", corpus.toString(),
                FramesFuzzTest.SEEDS.toString()));
        Path log = FOLDER.resolve("log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int code = process.waitFor();
        List<String> lines = Files.readAllLines(log);
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        System.out.println(end);
        assertEquals(0, code, () -> "see " + log + " and " + findings + "\n" + end);
        long grown = FramesFuzzTest.growth(FramesFuzzTest.in(corpus), TIMES);
        System.out.println("one station heard all that was worth keeping " + TIMES + " times over and holds " + grown + " bytes more");
        assertTrue(grown < FramesFuzzTest.MOST_GROWN, () -> grown + " bytes more");
    }

    /** The words of the protocol: actions, fields, values. */
    private static Set<String> dictionary() {
        Set<String> words = new TreeSet<>();
        Set<Type> seen = new HashSet<>();
        for (String action : Actions.names()) {
            words.add(action);
            Actions.find(action).ifPresent(type -> gather(type.request(), words, seen));
        }
        Set<String> quoted = new TreeSet<>();
        words.forEach(word -> quoted.add('"' + word + '"'));
        return quoted;
    }

    private static void gather(Type type, Set<String> words, Set<Type> seen) {
        if (type instanceof ParameterizedType list) {
            gather(list.getActualTypeArguments()[0], words, seen);
        } else if (type instanceof Class<?> plain && seen.add(plain)) {
            if (plain.isEnum()) {
                for (Object constant : plain.getEnumConstants()) {
                    words.add(constant.toString());
                }
            } else if (plain.isRecord()) {
                for (RecordComponent component : plain.getRecordComponents()) {
                    words.add(component.getName());
                    gather(component.getGenericType(), words, seen);
                }
            }
        }
    }
}
