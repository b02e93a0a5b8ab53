package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import io.busbar.testing.Patience;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResetTest {

    private static final Duration PATIENCE = Patience.ofSeconds(20);

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private String reset(String type, String more) throws Exception {
        return csms.call("Reset", "{\"type\":\"" + type + "\"" + more + "}").path("status").asText();
    }

    /** How often it has said that it resets the EVSE. */
    private static long resets(int evseId) {
        return BENCH.log().lines().filter(line -> line.contains("reset of EVSE " + evseId)).count();
    }

    @Test
    @Shipped("use case B11; the framework restarts")
    @DisplayName("TC_B_20_CS, B11.FR.04: idle, it starts anew at once")
    void idle() throws Exception {
        assertEquals("Accepted", reset("OnIdle", ""));
        BENCH.expectBoot("RemoteReset");
        BENCH.expectStatus(1, "Available");
        BENCH.expectStatus(2, "Available");
    }

    @Test
    @DisplayName("TC_B_21_CS: OnIdle with a transaction waits for its end, and the next driver is not served meanwhile")
    void onIdle() throws Exception {
        BENCH.charge(1, "CAR1");
        assertEquals("Scheduled", reset("OnIdle", ""));
        BENCH.swipe(1, "CAR1");
        csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/stoppedReason", "Local"));
        BENCH.expectBoot("ScheduledReset");
        BENCH.expectStatus(1, "Occupied");
        BENCH.expectStatus(2, "Available");
        csms.expect("SecurityEventNotification", call -> call.text("/type").matches("StartupOfTheDevice|ResetOrReboot"));
    }

    @Test
    @Shipped("use case B12; the framework restarts")
    @DisplayName("TC_B_22_CS: Immediate ends the transaction, tells so and starts anew")
    void immediate() throws Exception {
        BENCH.charge(1, "CAR1");
        assertEquals("Accepted", reset("Immediate", ""));
        Call ended = csms.expect("TransactionEvent", at("/eventType", "Ended"));
        assertEquals("ResetCommand", ended.text("/triggerReason"));
        assertEquals("ImmediateReset", ended.text("/transactionInfo/stoppedReason"));
        assertEquals("EVConnected", ended.text("/transactionInfo/chargingState"));
        assertFalse(ended.payload().has("idToken"));
        BENCH.expectBoot("RemoteReset");
        BENCH.expectStatus(1, "Occupied");
        BENCH.expectStatus(2, "Available");
    }

    @Test
    @DisplayName("TC_B_23_CS, B11.FR.02: a connector that is unavailable stays so over a reset")
    void unavailableStays() throws Exception {
        assertEquals("Accepted",
                csms.call("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":1,\"connectorId\":1}}")
                        .path("status").asText());
        BENCH.expectStatus(1, "Unavailable");
        assertEquals("Accepted", reset("OnIdle", ""));
        BENCH.expectBoot("RemoteReset");
        BENCH.expectStatus(1, "Unavailable");
        BENCH.expectStatus(2, "Available");
        csms.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1,\"connectorId\":1}}");
        BENCH.expectStatus(1, "Available");
    }

    @Test
    @DisplayName("TC_B_25_CS: one EVSE without a transaction is reset, and the station stays up")
    void evseIdle() throws Exception {
        int connections = csms.connections();
        long before = resets(1);
        assertEquals("Accepted", reset("OnIdle", ",\"evseId\":1"));
        BENCH.await(PATIENCE, () -> resets(1) > before);
        assertEquals("Accepted", csms.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}").path("status").asText());
        assertEquals(connections, csms.connections());
        BENCH.charge(1, "CAR1");
    }

    @Test
    @DisplayName("TC_B_26_CS: one EVSE with a transaction is reset when that has ended; the other goes on charging")
    void evseOnIdle() throws Exception {
        String other = BENCH.charge(2, "CAR2");
        BENCH.charge(1, "CAR1");
        long before = resets(1);
        assertEquals("Scheduled", reset("OnIdle", ",\"evseId\":1"));
        csms.refute(Duration.ofSeconds(1), "TransactionEvent", at("/eventType", "Ended"));
        assertEquals(before, resets(1));
        BENCH.swipe(1, "CAR1");
        csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/stoppedReason", "Local"));
        BENCH.await(PATIENCE, () -> resets(1) > before);
        assertTrue(csms.open().contains(other));
        BENCH.awaitPower(2, true);
    }

    @Test
    @DisplayName("TC_B_27_CS: one EVSE with a transaction is reset at once; the other goes on charging")
    void evseImmediate() throws Exception {
        String other = BENCH.charge(2, "CAR2");
        String transaction = BENCH.charge(1, "CAR1");
        long before = resets(1);
        assertEquals("Accepted", reset("Immediate", ",\"evseId\":1"));
        Call ended = csms.expect("TransactionEvent", at("/eventType", "Ended"));
        assertEquals(transaction, ended.text("/transactionInfo/transactionId"));
        assertEquals("ResetCommand", ended.text("/triggerReason"));
        assertEquals("ImmediateReset", ended.text("/transactionInfo/stoppedReason"));
        assertEquals("EVConnected", ended.text("/transactionInfo/chargingState"));
        BENCH.await(PATIENCE, () -> resets(1) > before);
        assertTrue(csms.open().contains(other));
        BENCH.awaitPower(2, true);
    }

    @Test
    @DisplayName("TC_B_41_CS: OnIdle with two transactions waits for both")
    void onIdleOfTwo() throws Exception {
        BENCH.charge(1, "CAR1");
        BENCH.charge(2, "CAR2");
        assertEquals("Scheduled", reset("OnIdle", ""));
        BENCH.swipe(1, "CAR1");
        csms.expect("TransactionEvent", at("/eventType", "Ended"));
        BENCH.unplug(1);
        csms.refute(Duration.ofSeconds(1), "BootNotification");
        BENCH.swipe(2, "CAR2");
        csms.expect("TransactionEvent", at("/eventType", "Ended"));
        BENCH.expectBoot("ScheduledReset");
        BENCH.expectStatus(1, "Available");
        BENCH.expectStatus(2, "Occupied");
    }
}
