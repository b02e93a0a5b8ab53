package io.busbar.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Set<String> PROPERTIES = Set.of("busbar.long", "busbar.runs", "busbar.seed", "busbar.patience");

    private final Map<String, String> before = new TreeMap<>();

    @BeforeEach
    void clear() {
        PROPERTIES.forEach(property -> {
            String value = System.clearProperty(property);
            if (value != null) {
                before.put(property, value);
            }
        });
    }

    @AfterEach
    void putBack() {
        PROPERTIES.forEach(System::clearProperty);
        before.forEach(System::setProperty);
    }

    @Test
    @DisplayName("A budget is small, whole with the profile long, and what a property says in both")
    void budgets() {
        int small = Budget.RUNS.get();
        System.setProperty("busbar.long", "true");
        assertTrue(Budget.RUNS.get() > small);
        System.setProperty("busbar.runs", "7");
        assertEquals(7, Budget.RUNS.get());
        System.setProperty("busbar.long", "false");
        assertEquals(7, Budget.RUNS.get());
        assertFalse(Budget.isWhole());
    }

    @Test
    @DisplayName("There is no chosen seed but what the property says")
    void seeds() {
        assertEquals(OptionalLong.empty(), Seed.chosen());
        assertEquals(3, Seed.orElse(3));
        System.setProperty("busbar.seed", "20260301");
        assertEquals(20_260_301, Seed.orElse(3));
    }

    @Test
    @DisplayName("Patience is a factor above 0")
    void patience() {
        assertEquals(1, Patience.factor());
        System.setProperty("busbar.patience", "2.5");
        assertEquals(2.5, Patience.factor());
        for (String nonsense : new String[]{"0", "-1", "NaN", "much"}) {
            System.setProperty("busbar.patience", nonsense);
            assertThrows(IllegalArgumentException.class, Patience::factor, nonsense);
        }
        assertEquals(Patience.of(Duration.ofSeconds(90)), Patience.ofSeconds(90));
    }

    @Test
    @DisplayName("A reserved port is free, and nobody else gets it, this process or another")
    void ports() throws Exception {
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            int port = Ports.reserve();
            assertTrue(all.add(port), "twice: " + port);
            try (ServerSocket bound = new ServerSocket(port)) {
                assertEquals(port, bound.getLocalPort());
            }
        }
        int first = all.iterator().next();
        assertNotEquals(0, tryInAnotherProcess(first), "another process gets " + first + " as well");
    }

    /** @return 0 if another process can lock that port */
    private static int tryInAnotherProcess(int port) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), OtherProcess.class.getName(), Integer.toString(port)).inheritIO().start();
        return process.waitFor();
    }

    /** Ends with 0 if it can have that port. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) {
            System.exit(Ports.reserve(Integer.parseInt(arguments[0])) ? 0 : 1);
        }
    }
}
