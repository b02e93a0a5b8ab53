package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The charger with one token reader for both its EVSEs, as an OEM configures it. */
class SharedReaderTest {

    @RegisterExtension
    static final Bench BENCH = new Bench().configured(SharedReaderTest::oneReader);

    private final ScriptedCsms csms = BENCH.csms();

    private static String oneReader(String shipped) {
        String changed = shipped.replaceAll("\\[io.busbar.driver.token.sim~[12]]\nbusbar.evse.id = [12]\n", "")
                + "\n[io.busbar.driver.token.sim~hall]\n";
        assertEquals(1, changed.split("driver.token.sim", -1).length - 1);
        return changed;
    }

    private static void swipe(String uid) throws IOException {
        BENCH.swipeAtStation(uid);
    }

    private void authorized(String uid) throws Exception {
        swipe(uid);
        csms.expect("Authorize", at("/idToken/idToken", uid));
    }

    private Call started(String uid) throws Exception {
        return csms.expect("TransactionEvent", at("/eventType", "Started"), at("/idToken/idToken", uid));
    }

    @Test
    @DisplayName("E03.FR.01, E02.FR.01: who swipes at the reader of all EVSEs charges where the car is, whichever comes first")
    void whereTheCarIs() throws Exception {
        authorized("ALICE");
        BENCH.plugIn(2);
        assertEquals("2", started("ALICE").text("/evse/id"));
        BENCH.awaitPower(2, true);
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        authorized("BOB");
        assertEquals("1", started("BOB").text("/evse/id"));
        BENCH.awaitPower(1, true);
        swipe("ALICE");
        Call end = csms.expect("TransactionEvent", at("/eventType", "Ended"));
        assertEquals("ALICE", end.text("/idToken/idToken"));
        BENCH.awaitPower(2, false);
        assertEquals(1, csms.open().size());
    }

    @Test
    @DisplayName("C01.FR.21: a token that is good for one EVSE charges there")
    void evseList() throws Exception {
        csms.tokenInfo("CAROL", "{\"status\":\"Accepted\",\"evseId\":[2]}");
        authorized("CAROL");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        BENCH.plugIn(2);
        assertEquals("2", started("CAROL").text("/evse/id"));
        assertTrue(BENCH.powerW(1) < 1);
    }

    @Test
    @DisplayName("F02.FR.22: a remote start that names no EVSE charges where the car is plugged in")
    void remoteStart() throws Exception {
        csms.call("RequestStartTransaction",
                "{\"remoteStartId\":7,\"idToken\":{\"idToken\":\"APP\",\"type\":\"eMAID\"}}");
        BENCH.plugIn(2);
        Call start = started("APP");
        assertEquals("2", start.text("/evse/id"));
        assertEquals("7", start.text("/transactionInfo/remoteStartId"));
    }
}
