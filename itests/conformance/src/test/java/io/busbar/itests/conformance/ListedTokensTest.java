package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.LocalListTest.entry;
import static io.busbar.itests.conformance.LocalListTest.send;
import static io.busbar.itests.conformance.LocalListTest.status;
import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** C13, C14, and C09 with the list: what a token on the local authorization list may. */
class ListedTokensTest {

    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final String FAMILY = ",\"groupIdToken\":{\"idToken\":\"FAMILY\",\"type\":\"Central\"}}";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void preAuthorize() throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized,EVConnected");
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "true");
        BENCH.set("OCPPCommCtrlr.RetryBackOffWaitMinimum", "1");
        BENCH.set("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        csms.call("ClearCache", "{}");
    }

    @AfterEach
    void emptyList() throws Exception {
        csms.up();
        BENCH.await(Patience.ofSeconds(15), csms::isConnected);
        send(csms, "Full", 1);
    }

    private void list(String... entries) throws Exception {
        assertEquals("Accepted", send(csms, "Full", 2, entries));
    }

    private void startsUnasked(String uid) throws Exception {
        BENCH.swipe(1, uid);
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/idToken/idToken", uid), at("/eventType", "Started"));
        csms.refute(Duration.ofMillis(100), "Authorize");
    }

    private void isAsked(String uid, String now) throws Exception {
        csms.token(uid, now);
        BENCH.swipe(1, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid), at("/idToken/type", "ISO14443"));
    }

    @Test
    @Shipped("use case C14")
    @DisplayName("TC_C_27_CS: a listed card starts without a question")
    void accepted() throws Exception {
        list(entry("ALICE", status("Accepted")));
        startsUnasked("ALICE");
        BENCH.plugIn(1);
        BENCH.awaitPower(1, true);
    }

    private void askedAndRefused(String status) throws Exception {
        list(entry("BAD", status(status)));
        BENCH.plugIn(1);
        isAsked("BAD", status);
        csms.refute(WHILE, "TransactionEvent");
    }

    @Test
    @DisplayName("TC_C_28_CS: a card listed as invalid is asked for, and refused")
    void invalid() throws Exception {
        askedAndRefused("Invalid");
    }

    @Test
    @DisplayName("TC_C_29_CS: a card listed as blocked is asked for, and refused")
    void blocked() throws Exception {
        askedAndRefused("Blocked");
    }

    @Test
    @DisplayName("TC_C_30_CS: a card listed as expired is asked for, and refused")
    void expired() throws Exception {
        askedAndRefused("Expired");
    }

    @Test
    @DisplayName("TC_C_31_CS: a card listed as invalid that the CSMS accepts now starts")
    void acceptedNow() throws Exception {
        list(entry("BAD", status("Invalid")));
        isAsked("BAD", "Accepted");
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/idToken/idToken", "BAD"));
        BENCH.plugIn(1);
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("TC_C_58_CS: LocalAuthListCtrlr.DisablePostAuthorize: a card listed as invalid is refused without a question")
    void noPostAuthorize() throws Exception {
        BENCH.set("LocalAuthListCtrlr.DisablePostAuthorize", "true");
        list(entry("BAD", status("Invalid")));
        BENCH.swipe(1, "BAD");
        csms.refute(WHILE, "Authorize");
        csms.refute(Duration.ofMillis(1), "TransactionEvent");
    }

    @Test
    @DisplayName("TC_C_40_CS: a listed card of the group ends the transaction without a question")
    void group() throws Exception {
        list(entry("ALICE", "{\"status\":\"Accepted\"" + FAMILY), entry("BOB", "{\"status\":\"Accepted\"" + FAMILY));
        csms.tokenInfo("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        BENCH.plugIn(1);
        startsUnasked("ALICE");
        BENCH.awaitPower(1, true);
        BENCH.swipe(1, "BOB");
        csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"), at("/idToken/idToken", "BOB"));
        csms.refute(Duration.ofMillis(100), "Authorize");
    }

    @Test
    @DisplayName("TC_C_43_CS: a card of the group that is listed as invalid is asked for, and does not end the transaction")
    void invalidGroup() throws Exception {
        list(entry("ALICE", "{\"status\":\"Accepted\"" + FAMILY), entry("BOB", "{\"status\":\"Invalid\"" + FAMILY));
        csms.tokenInfo("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        csms.tokenInfo("BOB", "{\"status\":\"Invalid\"" + FAMILY);
        BENCH.plugIn(1);
        startsUnasked("ALICE");
        BENCH.awaitPower(1, true);
        BENCH.swipe(1, "BOB");
        csms.expect("Authorize", at("/idToken/idToken", "BOB"));
        csms.refute(WHILE, "TransactionEvent", at("/triggerReason", "StopAuthorized"));
        BENCH.awaitPower(1, true);
    }

    @Test
    @Shipped("use case C13; a socket that breaks")
    @DisplayName("TC_C_21_CS: a listed card starts and ends offline, and all is told later")
    void offlineAccepted() throws Exception {
        list(entry("ALICE", status("Accepted")));
        csms.down();
        BENCH.plugIn(1);
        BENCH.swipe(1, "ALICE");
        BENCH.awaitPower(1, true);
        BENCH.swipe(1, "ALICE");
        BENCH.awaitPower(1, false);
        BENCH.unplug(1);
        csms.up();
        csms.expect(Duration.ofSeconds(30), "TransactionEvent", at("/eventType", "Started"), at("/idToken/idToken", "ALICE"),
                at("/offline", "true"));
        csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"));
    }

    private void offlineRefused(String status) throws Exception {
        list(entry("BAD", status(status)));
        csms.down();
        BENCH.plugIn(1);
        BENCH.swipe(1, "BAD");
        csms.up();
        BENCH.await(Patience.ofSeconds(15), csms::isConnected);
        csms.refute(WHILE, "TransactionEvent");
        BENCH.awaitPower(1, false);
    }

    @Test
    @DisplayName("TC_C_22_CS: a card listed as invalid starts nothing offline")
    void offlineInvalid() throws Exception {
        offlineRefused("Invalid");
    }

    @Test
    @DisplayName("TC_C_23_CS: a card listed as blocked starts nothing offline")
    void offlineBlocked() throws Exception {
        offlineRefused("Blocked");
    }

    @Test
    @DisplayName("TC_C_24_CS: a card listed as expired starts nothing offline")
    void offlineExpired() throws Exception {
        offlineRefused("Expired");
    }

    @Test
    @DisplayName("TC_C_25_CS: offline the list's refusal counts, whatever the cache says and though unknown cards are let in")
    void listBeforeCache() throws Exception {
        BENCH.set("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "false");
        BENCH.swipe(2, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Started"));
        BENCH.swipe(2, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Ended"));
        list(entry("ALICE", status("Invalid")));
        BENCH.plugIn(1);
        csms.down();
        BENCH.swipe(1, "ALICE");
        csms.up();
        BENCH.await(Patience.ofSeconds(15), csms::isConnected);
        csms.refute(WHILE, "TransactionEvent");
        BENCH.awaitPower(1, false);
    }

    @Test
    @Shipped("frames of the size that the WebSocket takes")
    @DisplayName("Ten thousand cards come in parts of ItemsPerMessage while a card is looked at: the station answers all the while")
    void tenThousand() throws Exception {
        Duration longest = Duration.ZERO;
        for (int part = 0; part < 20; part++) {
            String[] entries = new String[500];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = entry("CARD" + (part * 500 + i), status("Accepted"));
            }
            Instant begin = BENCH.now();
            assertEquals("Accepted", send(csms, part == 0 ? "Full" : "Differential", part + 2, entries));
            Duration took = Duration.between(begin, BENCH.now());
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        assertEquals("10000", BENCH.get("LocalAuthListCtrlr.Entries"));
        System.out.println("10,000 cards in 20 parts: the slowest part was answered after " + longest.toMillis() + " ms");
        startsUnasked("CARD9999");
    }
}
