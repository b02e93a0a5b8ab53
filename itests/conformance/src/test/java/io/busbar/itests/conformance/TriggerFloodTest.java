package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CSMS asks for the same message again and again and does not answer what it gets. */
class TriggerFloodTest {

    private static final int TIMES = 200;

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private String trigger(String message, String evse) throws Exception {
        return csms.call("TriggerMessage", "{\"requestedMessage\":\"" + message + "\"" + evse + "}").path("status").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "StatusNotification|,\"evse\":{\"id\":1,\"connectorId\":1}",
            "StatusNotification|,\"evse\":{\"id\":2,\"connectorId\":1}",
            "MeterValues|,\"evse\":{\"id\":1}",
            "MeterValues|``",
            "Heartbeat|``",
            "LogStatusNotification|``",
            "FirmwareStatusNotification|``",
            "TransactionEvent|,\"evse\":{\"id\":1}",
            "TransactionEvent|``",
    })
    @DisplayName("F06.FR.07: what was asked for and is not answered yet is not sent again, however often the CSMS asks; answered, it is sent again when asked")
    void oneUnderWay(String message, String evse) throws Exception {
        BENCH.charge(1, "ALICE");
        csms.calm();
        csms.ignore(message);
        int before = csms.calls(message).size();
        int accepted = 0;
        for (int i = 0; i < TIMES; i++) {
            accepted += trigger(message, evse).equals("Accepted") ? 1 : 0;
        }
        assertTrue(accepted >= 1 && accepted <= 3, accepted + " of " + TIMES + " are Accepted while none is answered");
        csms.expect(message);
        // one that is sent once more for want of an answer is the same message
        Set<String> different = new HashSet<>();
        csms.calls(message).stream().skip(before).forEach(call -> different.add(call.payload().toString()));
        assertTrue(different.size() <= accepted * (evse.isEmpty() ? 2 : 1), different.size() + " messages came of " + accepted);

        csms.answerAsUsual(message);
        csms.disconnect();
        BENCH.await(Duration.ofMinutes(3), csms::isConnected);
        BENCH.await(Duration.ofMinutes(3), () -> trigger(message, evse).equals("Accepted"));
        csms.expect(Duration.ofMinutes(3), message);
        assertEquals("Accepted", csms.call("ClearCache", "{}").path("status").asText(), "it goes on");
    }
}
