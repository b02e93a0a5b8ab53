package io.busbar.itests.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeatureBundlesTest {

    private static final Path FEATURES = Path.of("../../features");

    @Test
    @DisplayName("Every block and simulated driver of the charger's features is on the class path of the station in one JVM")
    void complete() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (String feature : Set.of("blocks", "simulation")) {
            new ObjectMapper().readTree(FEATURES.resolve(feature + ".json").toFile()).path("bundles")
                    .forEach(bundle -> missing.add(bundle.path("id").asText().split(":")[1]));
        }
        missing.removeIf(name -> !name.startsWith("io.busbar.block.") && !name.startsWith("io.busbar.driver."));
        assertFalse(missing.isEmpty());
        missing.removeAll(Wiring.bundles());
        assertEquals(Set.of(), missing, "name it in the dependencies of itests/station");
    }
}
