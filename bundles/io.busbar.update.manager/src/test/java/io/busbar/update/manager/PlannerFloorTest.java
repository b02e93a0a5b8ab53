package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.Feature;
import io.busbar.update.format.Generation.Entry;
import io.busbar.update.format.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class PlannerFloorTest {

    private static final Seen.Floor SECOND = new Seen.Floor(new Version("2.0.0"), "metering");

    private static void check(String feature, String version, Entry there, Seen.Floor floor) throws UpdateRefusedException {
        Feature.BundleFile bundle = new Feature.BundleFile("a:b:1", "com.acme.block", new Version(version), 3, 10, "ab");
        Planner.checkFloor(
                new Feature("com.acme:" + feature + ":1", 1, Optional.empty(), Optional.empty(), false, Map.of(), List.of(bundle),
                        Map.of()),
                bundle, there, floor);
    }

    private static Entry entry(String version, String file) {
        return new Entry("com.acme.block", new Version(version), 3, "cd", file, "somebody", "");
    }

    @Test
    @DisplayName("An old archive of another name does not bring an old version back, whatever runs now; its own feature may, as its counter allows")
    void anotherName() {
        for (Entry there : new Entry[]{null, entry("2.0.0", ""), entry("1.0.0", "")}) {
            assertEquals(RefusalReason.TOO_OLD,
                    assertThrows(UpdateRefusedException.class, () -> check("all", "1.9.9", there, SECOND)).reason());
            assertDoesNotThrow(() -> check("all", "2.0.0", there, SECOND));
            assertDoesNotThrow(() -> check("metering", "1.9.9", there, SECOND));
        }
    }

    @Test
    @DisplayName("What was delivered is not replaced by something older")
    void olderThanDelivered() {
        assertEquals(RefusalReason.TOO_OLD,
                assertThrows(UpdateRefusedException.class, () -> check("all", "2.9.0", entry("3.0.0", "block.jar"), null)).reason());
        assertDoesNotThrow(() -> check("all", "3.0.1", entry("3.0.0", "block.jar"), null));
    }
}
