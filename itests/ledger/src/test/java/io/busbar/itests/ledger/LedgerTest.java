package io.busbar.itests.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The documents say what the tests say. With {@code -Dledger.write=true} they are written anew. */
class LedgerTest {

    private static final String AGAIN = "; if that is meant, write the documents anew: mvn -pl itests/ledger verify -Dledger.write=true";
    private static final Pattern LINE = Pattern.compile("- ([A-Z0-9_.]+)(?: \\([^)]*\\))?: (.*)");

    private final Path root = Path.of("").toAbsolutePath().getParent().getParent();
    private final Ledger ledger = new Ledger(root);

    @Test
    @DisplayName("Tests and reasons name what there is, and nothing has both")
    void fits() {
        assertEquals(List.of(), ledger.mistakes());
    }

    @Test
    @DisplayName("What is to be complete has a test or a reason")
    void nothingForgotten() {
        assertEquals(List.of(), ledger.forgotten(),
                "name each in the @DisplayName of a test that shows it, or give a reason in docs/requirements-reasons.csv or docs/conformance-reasons.csv");
    }

    @Test
    @DisplayName("Each use case has a case that runs against the shipped charger in each build")
    void eachUseCaseShipped() {
        assertEquals(Set.of(), ledger.neverShipped(), "annotate one case of each as @Shipped");
    }

    @Test
    @DisplayName("docs/requirements.md is what the tests say")
    void requirements() throws IOException {
        check("requirements.md", Documents.requirements(ledger));
    }

    @Test
    @DisplayName("docs/conformance.md is what the tests say")
    void conformance() throws IOException {
        check("conformance.md", Documents.conformance(ledger));
    }

    private void check(String name, List<String> now) throws IOException {
        Path file = root.resolve("docs").resolve(name);
        if (Boolean.getBoolean("ledger.write")) {
            Files.writeString(file, String.join("\n", now) + "\n");
            return;
        }
        List<String> written = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Map<String, String> before = states(written);
        Map<String, String> after = states(now);
        List<String> lost = before.keySet().stream().filter(id -> isTest(before.get(id)) && !isTest(after.getOrDefault(id, "open")))
                .toList();
        assertEquals(List.of(), lost, "lost their last test" + AGAIN);
        assertTrue(written.equals(now), name + " is not what the tests say" + AGAIN);
    }

    private static Map<String, String> states(List<String> lines) {
        Map<String, String> states = new TreeMap<>();
        for (String line : lines) {
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                states.put(entry.group(1), entry.group(2));
            }
        }
        return states;
    }

    private static boolean isTest(String state) {
        return !state.startsWith("open") && !state.startsWith("not applicable");
    }
}
