package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.dialect.v201.Dialect201;
import io.busbar.ocpp.dialect.v21.Dialect21;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheResponse;
import io.busbar.ocpp.messages.authorization.ClearCacheStatus;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.diagnostics.NotifyPeriodicEventStream;
import io.busbar.ocpp.messages.diagnostics.StreamDataElement;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** What differs between OCPP 2.0.1 and 2.1 in the frames. */
class DialectVersionsTest {

    static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1).pending(0).basetime(Instant.EPOCH).data(List.of(new StreamDataElement(0, "1")))
            .build();

    private final TestStation station = new TestStation();
    private final FakeTransport csms = new FakeTransport();
    private final OcppRpc rpc = new OcppRpc(station.loop(), station.store(), station.model(), station.events(), station.security(),
            new CsmsAddress("ws://csms/ocpp", "CS01", "", 0, List.of()), 100, new Random(1));
    private final CsmsFacade client = rpc.csms("block");

    private void connect(String subProtocol) {
        csms.subProtocol = subProtocol;
        rpc.addTransport(csms);
        rpc.addDialect(new Dialect201());
        rpc.addDialect(new Dialect21());
        rpc.start();
        station.settle();
        rpc.update(RegistrationStatus.Accepted);
        station.settle();
    }

    private void say(String text) {
        csms.say(text);
        station.settle();
    }

    private void answerHeartbeat(String payload) {
        client.call(new HeartbeatRequest());
        station.settle();
        say("[3,\"" + csms.lastId() + "\"," + payload + "]");
    }

    @Test
    @DisplayName("With both versions installed the newer is offered first")
    void offers() {
        connect("ocpp2.1");
        assertEquals(List.of("ocpp2.1", "ocpp2.0.1"), csms.attempts.get(0).subProtocols());
    }

    @Test
    @DisplayName("OCPP 2.1 part 4: a response that cannot be read is answered with CALLRESULTERROR")
    void callResultError() {
        connect("ocpp2.1");
        answerHeartbeat("{\"currentTime\":7}");
        assertTrue(
                csms.last()
                        .startsWith("[5,\"" + csms.said.get(csms.said.size() - 2).split("\"")[1] + "\",\"OccurrenceConstraintViolation\""),
                csms.last());
    }

    @Test
    @DisplayName("OCPP 2.0.1 has no CALLRESULTERROR")
    void noCallResultError() {
        connect("ocpp2.0.1");
        answerHeartbeat("{\"currentTime\":7}");
        assertFalse(csms.said.stream().anyMatch(frame -> frame.startsWith("[5,")), csms.said::toString);
    }

    @Test
    @DisplayName("OCPP 2.1 part 4: SEND goes out without an answer, and without waiting for the answer to a call")
    void send() {
        connect("ocpp2.1");
        client.call(new HeartbeatRequest());
        Promise<Void> sent = client.send(STREAM);
        station.settle();
        assertTrue(csms.last().startsWith("[6,\"") && csms.last().contains("\"NotifyPeriodicEventStream\",{"), csms.last());
        assertTrue(sent.isDone());
        assertEquals(2, csms.said.size());
    }

    @Test
    @DisplayName("OCPP 2.0.1 has no SEND: the message fails with NotSupported, and nothing is sent")
    void noSend() {
        connect("ocpp2.0.1");
        CallFailedException failure = (CallFailedException) station.failure(client.send(STREAM));

        assertEquals(Cause.INVALID_REQUEST, failure.reason());
        assertEquals(Optional.of(RpcErrorCode.NotSupported), failure.errorCode());
        assertEquals(List.of(), csms.said);
    }

    @Test
    @DisplayName("A SEND that a handler causes goes out after its answer")
    void sendAfterTheAnswer() {
        connect("ocpp2.1");
        Deferred<ClearCacheResponse> answer = station.loop().promises().deferred();
        CallHandler<ClearCacheRequest, ClearCacheResponse> handler = request -> {
            client.send(STREAM);
            return answer.getPromise();
        };
        rpc.addHandler("block", "ClearCache", handler);
        say("[2,\"a\",\"ClearCache\",{}]");
        assertEquals(List.of(), csms.said);
        answer.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertEquals(List.of("[3", "[6"), csms.said.stream().map(frame -> frame.substring(0, 2)).toList());
    }

    @Test
    @DisplayName("A SEND is not kept: without a link, or before acceptance, it fails; what waits fails with the link")
    void sendWithoutLink() {
        assertEquals(Cause.OFFLINE, ((CallFailedException) station.failure(client.send(STREAM))).reason());
        connect("ocpp2.1");
        rpc.update(RegistrationStatus.Pending);
        assertEquals(Cause.NOT_ACCEPTED, ((CallFailedException) station.failure(client.send(STREAM))).reason());
        rpc.update(RegistrationStatus.Accepted);
        csms.cut();
        station.settle();
        assertEquals(Cause.OFFLINE, ((CallFailedException) station.failure(client.send(STREAM))).reason());
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        assertEquals(List.of(), csms.said.stream().filter(frame -> frame.startsWith("[6")).toList());
    }

    @Test
    @DisplayName("An unknown message type is answered by OCPP 2.0.1 and ignored by 2.1")
    void unknownType() {
        connect("ocpp2.1");
        say("[9,\"a\",{}]");
        assertEquals(List.of(), csms.said);
    }
}
