package io.busbar.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final Ledger ledger = new Ledger();
    private final Commands commands = new Commands(ledger);

    private String json(String line) throws Exception {
        return codec.encode(commands.parse(line));
    }

    @ParameterizedTest
    @DisplayName("An operator's words become the request that they name")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            start 1 AABB | {"idToken":{"idToken":"AABB","type":"ISO14443"},"remoteStartId":1,"evseId":1}
            stop tx-1 | {"transactionId":"tx-1"}
            get A.B | {"getVariableData":[{"component":{"name":"A"},"variable":{"name":"B"}}]}
            get A[x]@1.2.B[y] | {"getVariableData":[{"component":{"name":"A","instance":"x","evse":{"id":1,"connectorId":2}},"variable":{"name":"B","instance":"y"}}]}
            set A.B= a b | {"setVariableData":[{"attributeValue":"a b","component":{"name":"A"},"variable":{"name":"B"}}]}
            report | {"requestId":1,"reportBase":"FullInventory"}
            reset idle | {"type":"OnIdle"}
            RESET | {"type":"Immediate"}
            unlock 1 2 | {"evseId":1,"connectorId":2}
            inoperative 1 | {"operationalStatus":"Inoperative","evse":{"id":1}}
            operative | {"operationalStatus":"Operative"}
            trigger Heartbeat | {"requestedMessage":"Heartbeat"}
            raw ClearCache {} | {}""")
    void requests(String line, String request) throws Exception {
        Request<?> parsed = commands.parse(line);
        assertEquals(codec.encode(codec.decode(parsed.getClass(), request)), codec.encode(parsed));
    }

    @ParameterizedTest
    @DisplayName("What is no command, or lacks a word, is said to the operator")
    @ValueSource(strings = {"", "dance", "start", "start one AABB", "start 1", "stop", "get A", "set A.B", "unlock 1", "raw Heartbeat {}",
            "raw NoSuch {}", "raw Reset {}", "trigger", "trigger Nothing"})
    void refused(String line) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> commands.parse(line)).getMessage().length() > 3);
    }

    @Test
    @DisplayName("stop without a transaction stops the one that runs")
    void running() throws Exception {
        TransactionEventRequest started = codec.decode(TransactionEventRequest.class, "{\"eventType\":\"Started\",\"timestamp\":"
                + "\"2026-01-01T00:00:00Z\",\"triggerReason\":\"Authorized\",\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"tx-9\"}}");
        assertEquals(Transaction.class, started.transactionInfo().getClass());
        ledger.take(started);
        assertEquals("{\"transactionId\":\"tx-9\"}", json("stop"));
    }
}
