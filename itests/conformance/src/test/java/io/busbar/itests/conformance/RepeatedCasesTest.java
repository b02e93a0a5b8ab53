package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** In process nothing depends on the machine. */
@Tag("in-process-only")
class RepeatedCasesTest {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static List<String> frames(Class<?> cases) {
        List<String> frames = new ArrayList<>();
        ScriptedCsms.disturb(frame -> {
            frames.add(frame.replaceAll(UUID, "transaction"));
            return frame;
        });
        try {
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(cases)).build());
        } finally {
            ScriptedCsms.disturb(UnaryOperator.identity());
        }
        return frames;
    }

    @Test
    @DisplayName("The station says the same at the same virtual time each time: power cuts, lost links and restarts in it")
    void same() {
        for (Class<?> cases : List.of(OfflineTransactionTest.class, ResetTest.class)) {
            List<String> first = frames(cases);
            assertTrue(first.size() > 100, first::toString);
            List<String> second = frames(cases);
            for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                assertEquals(first.get(i), second.get(i), "frame " + i + " of " + cases.getSimpleName());
            }
            assertEquals(first.size(), second.size());
        }
    }
}
