package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredMessagesTest {

    private final StoredMessages format = new StoredMessages();
    private final TransactionEventRequest event = TransactionEventRequest.builder()
            .seqNo(7).timestamp(Instant.ofEpochSecond(1, 1)).evseSleep(true)
            .build();

    @Test
    @DisplayName("What is stored is the whole record, also what no version would let through")
    void storesWhatIsNotReadyToBeSent() throws RpcException {
        assertEquals(event, format.read("TransactionEvent", format.write(event)));
        assertThrows(RpcException.class, () -> format.read("NotifyPeriodicEventStream", "{}"));
        assertThrows(RpcException.class, () -> format.read("StartTransaction", "{}"));
    }

    @Test
    @DisplayName("The format stands still: an earlier release's messages are read, and read again by it")
    void isTheFormatOfEarlierReleases() throws RpcException {
        String stored = "{\"timestamp\":\"1970-01-01T00:00:01.000000001Z\",\"seqNo\":7,\"evseSleep\":true}";

        assertEquals(stored, format.write(event));
        assertEquals(event, format.read("TransactionEvent", stored));
        assertEquals(event, format.read("TransactionEvent", stored.replace("{", "{\"addedLater\":[1],")));
    }
}
