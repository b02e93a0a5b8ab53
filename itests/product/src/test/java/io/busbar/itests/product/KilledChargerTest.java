package io.busbar.itests.product;

import io.busbar.testing.Budget;
import io.busbar.testing.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts in the middle of transactions. */
class KilledChargerTest {

    @BeforeAll
    static void installPeer() throws Exception {
        NodePeer.install();
    }

    @Test
    @DisplayName("kill -9 at random instants of transactions: the CSMS holds each once, complete")
    void kills(@TempDir Path data) throws Exception {
        NodePeer.play("kill.js", data.resolve("station"), Integer.toString(Budget.KILLS.get()), Long.toString(Seed.orElse(20_260_301L)));
    }
}
