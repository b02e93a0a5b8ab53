package io.busbar.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the demo's CSMS holds of transactions. */
class TransactionRecordsTest {

    private final Ledger ledger = new Ledger();

    private void event(String id, String type, int seqNo, String sample) throws Exception {
        ledger.take(JsonCodec.forVersion(OcppVersion.V201).decode(TransactionEventRequest.class, "{\"eventType\":\"" + type
                + "\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"triggerReason\":\"Authorized\",\"seqNo\":" + seqNo
                + ",\"transactionInfo\":{\"transactionId\":\"" + id + "\"}"
                + (sample.isEmpty()
                        ? ""
                        : ",\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":[" + sample + "]}]")
                + "}"));
    }

    private Ledger.Entry only() {
        assertEquals(1, ledger.entries().size());
        return List.copyOf(ledger.entries()).get(0);
    }

    @Test
    @DisplayName("A transaction is complete with its start, its end and every number between, in whatever order they come")
    void complete() throws Exception {
        event("a", "Started", 0, "");
        event("a", "Ended", 2, "");
        assertFalse(only().complete());
        event("a", "Updated", 1, "");
        assertTrue(only().complete());
    }

    @Test
    @DisplayName("An event that comes twice is counted once, and noted")
    void twice() throws Exception {
        event("a", "Started", 0, "{\"value\":100}");
        event("a", "Started", 0, "{\"value\":900}");
        assertEquals(1, only().twice);
        assertEquals(0, only().energyWh());
    }

    @Test
    @DisplayName("Energy is between the lowest and the highest register, in Wh or kWh; other values and single phases do not count")
    void energy() throws Exception {
        event("a", "Started", 0, "{\"value\":1000}");
        event("a", "Updated", 1, "{\"value\":11,\"measurand\":\"Power.Active.Import\"},{\"value\":3.5,\"measurand\":"
                + "\"Energy.Active.Import.Register\",\"unitOfMeasure\":{\"unit\":\"kWh\"}}");
        event("a", "Ended", 2, "{\"value\":90000,\"phase\":\"L1\"}");
        assertEquals(2500, only().energyWh());
    }
}
