package io.busbar.itests.product;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped charger as a process, against a CSMS that nobody here wrote. */
class ShippedChargerTest {

    @BeforeAll
    static void installPeer() throws Exception {
        NodePeer.install();
    }

    @Test
    @DisplayName("A strict CSMS drives it through boot, sessions, remote start and stop, variables, reports, an outage and a reset: no violation")
    void strictPeer(@TempDir Path data) throws Exception {
        NodePeer.play("peer.js", data.resolve("station"));
    }
}
