package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The station ends its connection as RFC 6455 wants it, and says in its log who ended it. */
class CloseFrameTest {

    private static final Duration PATIENCE = Patience.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    @DisplayName("RFC 6455 7.4.1: at a Reset and at SIGTERM the CSMS gets a close frame with 1001, and the log does not blame it for the end")
    void resetAndTermination() throws Exception {
        try (RawCsms csms = new RawCsms(); Charger charger = Charger.start(csms.url(), "CS-1", data)) {
            await().atMost(PATIENCE).until(() -> csms.count("BootNotification") == 1);
            csms.write(RawCsms.text("[2,\"reset\",\"Reset\",{\"type\":\"Immediate\"}]"));
            await().atMost(PATIENCE).until(() -> csms.count("BootNotification") == 2);
            assertEquals(List.of(1001), csms.closes(), charger.output());
            charger.terminate();
            charger.awaitExit(PATIENCE);
            await().atMost(PATIENCE).until(() -> csms.closes().size() == 2);
            assertEquals(List.of(1001, 1001), csms.closes(), charger.output());
            String log = charger.output();
            assertFalse(log.contains("closed by the CSMS") || log.contains("the connection broke"), log);
            assertTrue(log.contains("the station stops") || log.contains("closed by the station"), log);
        }
    }
}
