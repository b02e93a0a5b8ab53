package io.busbar.ocpp.dialect.v201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Dialect.Encoded;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.diagnostics.NotifyPeriodicEventStream;
import io.busbar.ocpp.messages.diagnostics.StreamDataElement;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetResponse;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Dialect201Test {

    private final Dialect201 dialect = new Dialect201();

    @Test
    void saysWhoItIs() {
        assertEquals("ocpp2.0.1", dialect.version().subProtocol());
        assertEquals(OcppVersion.V201, dialect.version());
    }

    @Test
    void translatesBothWays() throws RpcException {
        assertEquals(new ResetRequest(ResetType.OnIdle), dialect.decode("Reset", "{\"type\":\"OnIdle\"}"));
        assertEquals("{\"status\":\"Accepted\"}", dialect.encodeResponse("Reset", new ResetResponse(ResetStatus.Accepted)));
        assertEquals(new Encoded("Heartbeat", "{}"), dialect.encode(new HeartbeatRequest()));
        assertEquals(new HeartbeatResponse(Instant.EPOCH),
                dialect.decodeResponse(new HeartbeatRequest(), "{\"currentTime\":\"1970-01-01T00:00:00Z\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frobnicate", "reset", "BootNotification", "SetDERControl", "NotifyPeriodicEventStream"})
    void knowsOnlyTheRequestsThat201HasForAStation(String action) {
        assertEquals(RpcErrorCode.NotImplemented, assertThrows(RpcException.class, () -> dialect.decode(action, "{}")).code());
    }

    @Test
    void hasNoWordsForWhat21Added() {
        NotifyPeriodicEventStream stream = NotifyPeriodicEventStream.builder()
                .id(1).pending(0).basetime(Instant.EPOCH).data(List.of(new StreamDataElement(0, "1")))
                .build();

        assertEquals(RpcErrorCode.NotSupported, assertThrows(RpcException.class, () -> dialect.encode(stream)).code());
    }

    @Test
    void aWrongAnswerOfOursIsAnInternalError() {
        RpcException refused = assertThrows(RpcException.class, () -> dialect.encodeResponse("Reset", new ResetResponse(null)));

        assertEquals(RpcErrorCode.InternalError, refused.code());
        assertEquals("The answer is wrong: /status: required", refused.getMessage());
    }

    @Test
    void archivesWhatIsNotReadyToBeSent() throws RpcException {
        TransactionEventRequest event = TransactionEventRequest.builder()
                .seqNo(7).timestamp(Instant.ofEpochSecond(1, 1)).evseSleep(true)
                .build();

        assertEquals(event, dialect.restore("TransactionEvent", dialect.archive(event)));
        assertThrows(RpcException.class, () -> dialect.restore("NotifyPeriodicEventStream", "{}"));
    }
}
