package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import io.busbar.itests.conformance.ScriptedCsms.CallError;
import io.busbar.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E13: a transaction event that the CSMS does not take. */
class TransactionRetryTest {

    private static final int ATTEMPTS = 3;
    private static final int TIMEOUT = 2;
    private static final Duration PATIENCE = Patience.ofSeconds(30);

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void settings() throws Exception {
        BENCH.set("OCPPCommCtrlr.MessageAttempts[TransactionEvent]", Integer.toString(ATTEMPTS));
        BENCH.set("OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]", "1");
    }

    /** A profile with a short time-out, in force after a restart. */
    private void shortTimeOut() throws Exception {
        String profile = "{\"configurationSlot\":3,\"connectionData\":{\"messageTimeout\":" + TIMEOUT + ",\"ocppCsmsUrl\":\"" + csms.url()
                + "\",\"ocppInterface\":\"Wired0\",\"ocppTransport\":\"JSON\",\"ocppVersion\":\"OCPP20\",\"securityProfile\":0}}";
        assertEquals("Accepted", csms.call("SetNetworkProfile", profile).path("status").asText());
        BENCH.set("OCPPCommCtrlr.NetworkConfigurationPriority", "3");
        csms.calm();
        assertEquals("Accepted", csms.call("Reset", "{\"type\":\"OnIdle\"}").path("status").asText());
        BENCH.expectBoot("RemoteReset");
        BENCH.expectStatus(1, "Available");
    }

    /** The event that tells of energy is not taken until its attempt of that number. */
    private void until(int attempt, boolean silent) {
        AtomicInteger seen = new AtomicInteger();
        csms.answer("TransactionEvent", call -> {
            boolean it = call.text("/triggerReason").equals("ChargingStateChanged")
                    && call.text("/transactionInfo/chargingState").equals("Charging");
            if (it && seen.incrementAndGet() < attempt) {
                if (silent) {
                    return Optional.empty();
                }
                throw new CallError("InternalError");
            }
            return Optional.of("{}");
        });
    }

    private Call attempt() {
        return csms.expect(PATIENCE, "TransactionEvent", at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "Charging"));
    }

    private void start() throws Exception {
        BENCH.plugIn(1);
        BENCH.swipe(1, "ALICE");
        BENCH.awaitPower(1, true);
    }

    /** @param count of attempts; then the queue goes on with the next event, and this one does not come again */
    private void attempts(int count, int extraSeconds) throws Exception {
        List<Call> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(attempt());
            if (i > 0) {
                Duration between = Duration.between(all.get(i - 1).at(), all.get(i).at());
                assertEquals(all.get(0).text("/seqNo"), all.get(i).text("/seqNo"));
                assertTrue(!all.get(i).id().equals(all.get(i - 1).id()));
                assertTrue(between.toMillis() >= 1000L * (i + extraSeconds) - 100 && between.toMillis() < 1000L * (i + extraSeconds) + 900,
                        "attempt " + (i + 1) + " after " + between);
            }
        }
        BENCH.swipe(1, "ALICE");
        csms.expect(PATIENCE, "TransactionEvent", at("/eventType", "Ended"));
        csms.refute(Duration.ofSeconds(count + 1 + extraSeconds), "TransactionEvent", at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "Charging"));
    }

    @Test
    @DisplayName("TC_E_50_CS: refused with a CALLERROR as often as MessageAttempts says, then given up")
    void refused() throws Exception {
        until(Integer.MAX_VALUE, false);
        start();
        attempts(ATTEMPTS, 0);
    }

    @Test
    @Shipped("use case E13")
    @DisplayName("TC_E_51_CS: refused once, and taken the second time")
    void refusedOnce() throws Exception {
        until(2, false);
        start();
        attempts(2, 0);
    }

    @Test
    @DisplayName("TC_E_41_CS, TC_E_42_CS: not answered: sent again after the time-out and the interval, given up after MessageAttempts; taken the second time")
    void notAnswered() throws Exception {
        shortTimeOut();
        until(Integer.MAX_VALUE, true);
        start();
        attempts(ATTEMPTS, TIMEOUT);
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
        until(2, true);
        start();
        attempts(2, TIMEOUT);
    }
}
