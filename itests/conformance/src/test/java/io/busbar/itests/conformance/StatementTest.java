package io.busbar.itests.conformance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.product.Charger;
import io.busbar.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped charger's own conformance statement against what the tests show. */
@ShippedOnly("the statement of what is installed, from the console")
class StatementTest {

    private static final Path REASONS = Path.of("../../docs/conformance-reasons.csv");
    private static final Pattern CASE = Pattern.compile("TC_[A-Z]_\\d+_CS");

    @TempDir
    Path data;

    /** Each case has a test or a reason why it does not apply (the ledger sees to that); a case that applies must not be one with a reason. */
    @Test
    @DisplayName("Each certification case that the charger says applies to it is shown")
    void whatAppliesIsShown() throws Exception {
        try (Charger charger = Charger.start("ws://127.0.0.1:1", "CS-1", data)) {
            charger.awaitPlant();
            await().atMost(Patience.ofSeconds(20)).until(() -> Files.exists(data.resolve("console")));
            List<String> lines = Charger.console(data, "busbar:pics");
            assertEquals("ok", lines.get(lines.size() - 1));
            for (String profile : List.of("Core", "Advanced Security", "Local Authorization List Management")) {
                assertTrue(lines.stream().anyMatch(line -> line.strip().matches(profile + " +yes")), profile + ": " + lines);
            }
            Set<String> applicable = lines.stream().filter(line -> !line.contains("does not apply"))
                    .flatMap(line -> CASE.matcher(line).results())
                    .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
            assertTrue(applicable.size() > 200, applicable.toString());
            applicable.retainAll(Files.readAllLines(REASONS).stream().map(line -> line.split(",")[0]).toList());
            assertEquals(Set.of(), applicable, "said not to be applicable in " + REASONS);
        }
    }
}
