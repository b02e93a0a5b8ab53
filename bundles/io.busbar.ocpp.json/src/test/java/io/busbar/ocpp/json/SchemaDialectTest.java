package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.Exchange.Step;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.diagnostics.NotifyPeriodicEventStream;
import io.busbar.ocpp.messages.diagnostics.StreamDataElement;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetResponse;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.store.api.Commit;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDialectTest {

    private static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1).pending(0).basetime(Instant.EPOCH).data(List.of(new StreamDataElement(0, "1")))
            .build();
    private static final Supplier<Commit> NOTHING_STORED = () -> {
        throw new AssertionError("nothing of OCPP 2.x is stored by its dialect");
    };

    private final DialectSession v201 = session(OcppVersion.V201);
    private final DialectSession v21 = session(OcppVersion.V21);

    private static DialectSession session(OcppVersion version) {
        return new SchemaDialect(version).open(() -> "primary");
    }

    @ParameterizedTest
    @EnumSource(value = OcppVersion.class, names = {"V201", "V21"})
    @DisplayName("A request is one call in every version of OCPP 2.x, and its answer the response")
    void translatesBothWays(OcppVersion version) throws RpcException {
        DialectSession session = session(version);
        Exchange<HeartbeatResponse> heartbeat = session.exchange(new HeartbeatRequest());

        assertEquals(new Step.Call<>("Heartbeat", "{}"), heartbeat.begin(NOTHING_STORED));
        assertEquals(new Step.Answered<>(new HeartbeatResponse(Instant.EPOCH)),
                heartbeat.answered("{\"currentTime\":\"1970-01-01T00:00:00Z\"}", NOTHING_STORED));

        Received.ForHandler<?> reset = received(session, "Reset", "{\"type\":\"OnIdle\"}");
        assertEquals(new ResetRequest(ResetType.OnIdle), reset.request());
        assertEquals("{\"status\":\"Accepted\"}", encode(reset, new ResetResponse(ResetStatus.Accepted)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frobnicate", "reset", "BootNotification", "SetDERControl", "NotifyPeriodicEventStream"})
    void knowsOnlyTheRequestsThat201HasForAStation(String action) {
        assertEquals(RpcErrorCode.NotImplemented, assertThrows(RpcException.class, () -> v201.receive(action, "{}")).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frobnicate", "BootNotification", "NotifyPeriodicEventStream"})
    void knowsOnlyTheRequestsThat21HasForAStation(String action) {
        assertEquals(RpcErrorCode.NotImplemented, assertThrows(RpcException.class, () -> v21.receive(action, "{}")).code());
    }

    @Test
    @DisplayName("OCPP 2.1 has the actions that it added")
    void knowsWhat21Added() throws RpcException {
        assertEquals("AdjustPeriodicEventStream", io.busbar.ocpp.messages.Actions.of(
                received(v21, "AdjustPeriodicEventStream", "{\"id\":1,\"params\":{\"interval\":5}}").request().getClass()).name());
        assertEquals("NotifyPeriodicEventStream", v21.encode(STREAM).action());
    }

    @Test
    void hasNoWordsForWhat21Added() {
        assertEquals(RpcErrorCode.NotSupported, assertThrows(RpcException.class, () -> v201.encode(STREAM)).code());
    }

    @Test
    @DisplayName("SEND and CALLRESULTERROR exist since 2.1; an unknown message type is answered by 2.0.1 and ignored by 2.1")
    void theFramesOfTheVersionsDiffer() {
        Dialect older = new SchemaDialect(OcppVersion.V201);
        Dialect newer = new SchemaDialect(OcppVersion.V21);

        assertEquals(List.of(false, false, true),
                List.of(older.frameRules().send(), older.frameRules().callResultError(), older.frameRules().unknownTypeAnswered()));
        assertEquals(List.of(true, true, false),
                List.of(newer.frameRules().send(), newer.frameRules().callResultError(), newer.frameRules().unknownTypeAnswered()));
        assertEquals("ocpp2.1", newer.version().subProtocol());
        assertThrows(IllegalArgumentException.class, () -> new SchemaDialect(OcppVersion.V16));
    }

    @Test
    void aWrongAnswerOfOursIsAnInternalError() throws RpcException {
        Received.ForHandler<?> reset = received(v201, "Reset", "{\"type\":\"OnIdle\"}");
        RpcException refused = assertThrows(RpcException.class, () -> encode(reset, new ResetResponse(null)));

        assertEquals(RpcErrorCode.InternalError, refused.code());
        assertEquals("The answer is wrong: /status: required", refused.getMessage());
    }

    @Test
    void aBrokenFieldIsLeftOutOfWhatIsSent() throws RpcException {
        Step<?> step = v201.exchange(new io.busbar.ocpp.messages.datatransfer.DataTransferRequest("vendor", "x".repeat(60), null, null))
                .begin(NOTHING_STORED);

        assertTrue(step instanceof Step.Call<?> call && call.payload().equals("{\"vendorId\":\"vendor\"}"), step::toString);
    }

    private static Received.ForHandler<?> received(DialectSession session, String action, String payload) throws RpcException {
        return assertInstanceOf(Received.ForHandler.class, session.receive(action, payload));
    }

    @SuppressWarnings("unchecked") // the test gives each its own response
    private static <R extends Response> String encode(Received.ForHandler<R> call, Response response) throws RpcException {
        return call.encoder().encode((R) response);
    }
}
