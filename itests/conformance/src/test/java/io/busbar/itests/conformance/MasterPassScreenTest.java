package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The charger with its touch screen fitted. */
class MasterPassScreenTest {

    private static final String INFO = "{\"status\":\"Accepted\",\"groupIdToken\":{\"idToken\":\"MASTER\",\"type\":\"Central\"}}";
    private static final Duration WHILE = Duration.ofSeconds(2);

    @RegisterExtension
    static final Bench BENCH = new Bench().with("BUSBAR_SCREEN", "true");

    private final ScriptedCsms csms = BENCH.csms();
    private String first;
    private String second;

    @BeforeEach
    void bothCharge() throws Exception {
        BENCH.set("AuthCtrlr.MasterPassGroupId", "MASTER");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized");
        csms.tokenInfo("CHIEF", INFO);
        first = BENCH.charge(1, "ALICE");
        second = BENCH.charge(2, "BOB");
        BENCH.swipe(1, "CHIEF");
        csms.expect("Authorize", at("/idToken/idToken", "CHIEF"), at("/idToken/type", "ISO14443"));
    }

    private void ended(String transaction, int evse) throws Exception {
        Call end = csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/transactionId", transaction));
        assertEquals("MasterPass", end.text("/transactionInfo/stoppedReason"));
        assertEquals("StopAuthorized", end.text("/triggerReason"));
        assertEquals("CHIEF", end.text("/idToken/idToken"));
        assertEquals("ISO14443", end.text("/idToken/type"));
        BENCH.awaitPower(evse, false);
    }

    private void leaves(int evse) throws Exception {
        BENCH.unplug(evse);
        csms.expect("StatusNotification", at("/evseId", Integer.toString(evse)), at("/connectorStatus", "Available"));
    }

    @Test
    @DisplayName("TC_C_47_CS, C16.FR.01, C16.FR.07: with a screen the holder of a master pass chooses, here all; all end")
    void all() throws Exception {
        assertEquals(List.of(first, second), BENCH.screen());
        csms.refute(WHILE, "TransactionEvent", at("/eventType", "Ended"));
        BENCH.choose(first, second);
        ended(first, 1);
        ended(second, 2);
        BENCH.awaitLock(1, false);
        leaves(1);
        leaves(2);
    }

    @Test
    @DisplayName("TC_C_48_CS, C16.FR.01: what the holder of a master pass does not choose goes on")
    void one() throws Exception {
        assertEquals(List.of(first, second), BENCH.screen());
        BENCH.choose(first);
        ended(first, 1);
        BENCH.awaitLock(1, false);
        leaves(1);
        csms.refute(WHILE, "TransactionEvent", at("/transactionInfo/transactionId", second), at("/eventType", "Ended"));
        BENCH.awaitPower(2, true);
        assertTrue(csms.open().contains(second));
    }

    @Test
    @DisplayName("C16.FR.01: a choice of nothing ends nothing, and one that is overtaken by the end of a transaction ends the rest")
    void none() throws Exception {
        BENCH.screen();
        BENCH.choose();
        csms.refute(WHILE, "TransactionEvent", at("/eventType", "Ended"));
        BENCH.swipe(2, "CHIEF");
        assertEquals(List.of(first, second), BENCH.screen());
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/transactionId", first));
        BENCH.choose(first, second);
        ended(second, 2);
    }
}
