package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.dialect.v201.Dialect201;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheResponse;
import io.busbar.ocpp.messages.authorization.ClearCacheStatus;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ChargingStation;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetResponse;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent;
import io.busbar.store.api.Commit;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

class OcppRpcTest {

    private static final int OUTBOX = 20;

    private TestStation station;
    private FakeTransport csms;
    private OcppRpc rpc;
    private Csms client;
    private final List<String> told = new ArrayList<>();
    private final Listener listener = new Listener();

    @BeforeEach
    void start() {
        station = new TestStation();
        csms = new FakeTransport();
        begin();
        accept();
        prove();
    }

    /** The CSMS answers the question by which a new link is tried. */
    private void prove() {
        station.advance(Duration.ofSeconds(1));
        heartbeatAnswer();
        csms.said.clear();
    }

    private void begin() {
        rpc = new OcppRpc(station.loop(), station.store(), station.model(), station.events(), station.security(),
                new CsmsAddress("ws://csms/ocpp", "CS 01", "", 0, List.of()), OUTBOX,
                new Random(1));
        rpc.addTransport(csms);
        rpc.addDialect(new Dialect201());
        rpc.addListener("TransactionEvent", listener);
        rpc.start();
        client = rpc.csms("block");
        station.settle();
    }

    private void accept() {
        rpc.update(RegistrationStatus.Accepted);
        station.settle();
    }

    private final class Listener implements OutboxListener<TransactionEventRequest, TransactionEventResponse> {

        @Override
        public void answered(Commit commit, TransactionEventRequest request, TransactionEventResponse response) {
            told.add("answered " + request.seqNo());
        }

        @Override
        public void abandoned(Commit commit, TransactionEventRequest request, String why) {
            told.add("abandoned " + request.seqNo());
        }
    }

    private Cause failure(Promise<?> promise) {
        return assertInstanceOf(CallFailedException.class, station.failure(promise)).reason();
    }

    private void say(String text) {
        csms.say(text);
        station.settle();
    }

    private void answer(String payload) {
        say("[3,\"" + csms.lastId() + "\"," + payload + "]");
    }

    private void heartbeatAnswer() {
        answer("{\"currentTime\":\"2026-03-01T08:00:00Z\"}");
    }

    // ---- framing

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("Part 4, 4.2: malformed and unknown frames are answered as the standard says, and the link lives")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "hello | -1 | RpcFrameworkError", "{} | -1 | RpcFrameworkError", "[] | -1 | RpcFrameworkError", "[2] | -1 | RpcFrameworkError",
            "[2,7,\"GetVariables\",{}] | -1 | RpcFrameworkError", "[2,\"a\"] | a | RpcFrameworkError",
            "[2,\"a\",\"Fly\",{}] | a | NotImplemented", "[2,\"a\",\"ClearCache\",[]] | a | FormatViolation",
            "[2,\"a\",\"ClearCache\",{\"x\":1}] | a | FormatViolation", "[2,\"a\",\"GetVariables\",{}] | a | OccurrenceConstraintViolation",
            "[2,\"a\",\"Reset\",{\"type\":7}] | a | TypeConstraintViolation",
            "[2,\"a\",\"Reset\",{\"type\":\"Never\"}] | a | PropertyConstraintViolation",
            "[9,\"a\",{}] | a | MessageTypeNotSupported", "[2,\"a\",\"Reset\",{\"type\":\"OnIdle\"}] | a | NotImplemented"})
    void badFrames(String frame, String id, String code) {
        say(frame);
        assertTrue(csms.last().startsWith("[4,\"" + id + "\",\"" + code + "\""), csms.last());
        assertTrue(csms.isOpen());
    }

    @Test
    @DisplayName("Part 4, 4.1.1: answers to nothing, late ones and malformed answers are not answered")
    void answersToNothing() {
        for (String frame : List.of("[3,\"x\",{}]", "[4,\"x\",\"GenericError\",\"\",{}]", "[3,\"x\"]", "[4]")) {
            say(frame);
        }
        assertEquals(List.of(), csms.said);
    }

    @Test
    @DisplayName("Deep nesting and a megabyte of text are refused, and the next call is served")
    void hostileSizes() {
        rpc.addHandler("block", "ClearCache", clearCache());
        say("[2,\"a\",\"ClearCache\",{\"customData\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + "}]");
        assertTrue(csms.last().startsWith("[4,"), csms.last());
        say("[2,\"b\",\"Reset\",{\"type\":\"" + "x".repeat(1_000_000) + "\"}]");
        assertTrue(csms.last().startsWith("[4,"), csms.last().substring(0, 40));
        say("[2,\"c\",\"ClearCache\",{}]");
        assertEquals("[3,\"c\",{\"status\":\"Accepted\"}]", csms.last());
    }

    @Test
    @DisplayName("FR.03: what is no OCPP message is a security event, once on a link; an action that the station lacks is none")
    void invalidMessages() {
        say("[2,\"a\",\"Reset\",{\"type\":\"OnIdle\"}]");
        say("[2,\"a\",\"Fly\",{}]");
        assertEquals(0, invalidEvents());
        say("hello");
        say("[2,\"b\",\"Reset\",{\"type\":7}]");
        assertEquals(1, invalidEvents());
        csms.cut();
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        say("[2,\"b\",\"Reset\",{\"type\":7}]");
        assertEquals(2, invalidEvents());
    }

    private long invalidEvents() {
        return station.recorded(StationEvent.SecurityEventRaised.class).stream().filter(event -> event.type().equals("InvalidMessages"))
                .count();
    }

    @Test
    @DisplayName("TC_P_03: what a CSMS adds in customData is taken and passed over; customData without vendorId and unknown fields are refused")
    void customData() {
        rpc.addHandler("block", "ClearCache", clearCache());
        say("[2,\"1\",\"ClearCache\",{\"customData\":{\"vendorId\":\"com.example\",\"mine\":{\"deep\":[1,2,{\"x\":null}]}}}]");
        assertEquals("[3,\"1\",{\"status\":\"Accepted\"}]", csms.last());
        say("[2,\"2\",\"ClearCache\",{\"customData\":{\"mine\":1}}]");
        assertTrue(csms.last().startsWith("[4,\"2\",\"OccurrenceConstraintViolation\""), csms.last());
        say("[2,\"3\",\"ClearCache\",{\"mine\":1}]");
        assertTrue(csms.last().startsWith("[4,\"3\",\"FormatViolation\""), csms.last());
    }

    // ---- the CSMS calls

    private CallHandler<ClearCacheRequest, ClearCacheResponse> clearCache() {
        return request -> station.loop().resolved(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
    }

    @Test
    @DisplayName("FR.02: a call is answered by its handler; without one it is NotImplemented again")
    void handlersComeAndGo() {
        CallHandler<?, ?> handler = clearCache();
        rpc.addHandler("block", "ClearCache", handler);
        say("[2,\"1\",\"ClearCache\",{}]");
        assertEquals("[3,\"1\",{\"status\":\"Accepted\"}]", csms.last());
        rpc.removeHandler("ClearCache", handler);
        say("[2,\"2\",\"ClearCache\",{}]");
        assertTrue(csms.last().contains("NotImplemented"), csms.last());
    }

    @Test
    @DisplayName("FR.05: what a handler executes comes after its answer, with an answer at once and with a later one")
    void answerFirst() {
        Deferred<ClearCacheResponse> later = station.loop().promises().deferred();
        rpc.addHandler("block", "ClearCache", (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> {
            station.loop().execute(() -> csms.said.add("act"));
            return station.loop().resolved(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        });
        say("[2,\"1\",\"ClearCache\",{}]");
        assertEquals(List.of("[3,\"1\",{\"status\":\"Accepted\"}]", "act"), csms.said);
        csms.said.clear();
        rpc.addHandler("block", "Reset", (CallHandler<ResetRequest, ResetResponse>) request -> {
            Deferred<ResetResponse> answer = station.loop().promises().deferred();
            Promise<ResetResponse> promise = answer.getPromise();
            promise.onResolve(() -> station.loop().execute(() -> csms.said.add("act")));
            later.getPromise().onResolve(() -> answer.resolve(new ResetResponse(
                    ResetStatus.Accepted, null, null)));
            return promise;
        });
        say("[2,\"2\",\"Reset\",{\"type\":\"Immediate\"}]");
        assertEquals(List.of(), csms.said);
        later.resolve(null);
        station.settle();
        assertEquals(List.of("[3,\"2\",{\"status\":\"Accepted\"}]", "act"), csms.said);
    }

    @Test
    @DisplayName("FR.03: a handler's error is its code, a failure of ours is InternalError, silence is InternalError in 25 s")
    void failingHandlers() {
        CallHandler<ClearCacheRequest, ClearCacheResponse> refusing = request -> {
            throw new RpcException(RpcErrorCode.NotSupported, "not here");
        };
        rpc.addHandler("block", "ClearCache", refusing);
        say("[2,\"1\",\"ClearCache\",{}]");
        assertEquals("[4,\"1\",\"NotSupported\",\"not here\",{}]", csms.last());
        rpc.removeHandler("ClearCache", refusing);
        CallHandler<ClearCacheRequest, ClearCacheResponse> broken = request -> {
            throw new IllegalStateException("secret details");
        };
        rpc.addHandler("block", "ClearCache", broken);
        say("[2,\"2\",\"ClearCache\",{}]");
        assertTrue(csms.last().startsWith("[4,\"2\",\"InternalError\"") && !csms.last().contains("secret"), csms.last());
        rpc.removeHandler("ClearCache", broken);
        Deferred<ClearCacheResponse> never = station.loop().promises().deferred();
        rpc.addHandler("block", "ClearCache", (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> never.getPromise());
        say("[2,\"3\",\"ClearCache\",{}]");
        station.advance(Duration.ofSeconds(26));
        assertTrue(csms.last().startsWith("[4,\"3\",\"InternalError\""), csms.last());
        int answers = csms.said.size();
        never.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertEquals(answers, csms.said.size(), "a second answer");
    }

    @Test
    @DisplayName("A CSMS that does not wait for answers is not read any further until it gets them")
    void tooManyOpenCalls() {
        Deferred<ClearCacheResponse> never = station.loop().promises().deferred();
        rpc.addHandler("block", "ClearCache", (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> never.getPromise());
        boolean[] read = new boolean[1];
        int taken = 0;
        do {
            read[0] = false;
            String id = "id" + taken++;
            assertTrue(taken < 100, "never stops reading");
            csmsSays("[2,\"" + id + "\",\"ClearCache\",{}]", () -> read[0] = true);
        } while (read[0]);
        assertEquals(16, taken);
        never.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertTrue(read[0]);
        assertEquals(16, csms.said.size());
    }

    @Test
    @DisplayName("Long calls without answers are not collected: with half a million characters open nothing more is read")
    void tooLongOpenCalls() {
        Deferred<ClearCacheResponse> never = station.loop().promises().deferred();
        rpc.addHandler("block", "ClearCache", (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> never.getPromise());
        String call = "\",\"ClearCache\",{\"customData\":{\"vendorId\":\"v\",\"x\":\"" + "x".repeat(200_000) + "\"}}]";
        boolean[] read = new boolean[1];
        csmsSays("[2,\"1" + call, () -> read[0] = true);
        assertTrue(read[0]);
        csmsSays("[2,\"2" + call, () -> read[0] = true);
        read[0] = false;
        csmsSays("[2,\"3" + call, () -> read[0] = true);
        assertFalse(read[0]);
        never.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertTrue(read[0]);
        assertEquals(3, csms.said.size());
        csmsSays("[2,\"4\",\"ClearCache\",{}]", () -> read[0] = true);
        assertEquals(4, csms.said.size());
    }

    @Test
    @DisplayName("A module that is replaced: what it began ends first, calls for it wait in order for the next one, none is NotImplemented")
    void parking() {
        Deferred<ClearCacheResponse> slow = station.loop().promises().deferred();
        CallHandler<ClearCacheRequest, ClearCacheResponse> old = request -> slow.getPromise();
        rpc.addHandler("block", "ClearCache", old);
        rpc.addHandler("other", "Reset", (CallHandler<ResetRequest, ResetResponse>) request -> station.loop()
                .resolved(new ResetResponse(ResetStatus.Rejected, null, null)));
        say("[2,\"1\",\"ClearCache\",{}]");
        Promise<Void> drained = rpc.park("block");
        say("[2,\"2\",\"ClearCache\",{}]");
        say("[2,\"3\",\"ClearCache\",{}]");
        say("[2,\"4\",\"Reset\",{\"type\":\"OnIdle\"}]");
        assertFalse(drained.isDone(), "a call is open");
        slow.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertTrue(drained.isDone());
        rpc.removeHandler("ClearCache", old);
        say("[2,\"5\",\"ClearCache\",{}]");
        rpc.addHandler("block", "ClearCache", (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> station.loop()
                .resolved(new ClearCacheResponse(ClearCacheStatus.Rejected, null, null)));
        assertEquals(2, csms.said.size());
        rpc.release("block");
        station.settle();
        assertEquals(List.of("[3,\"4\",{\"status\":\"Rejected\"}]", "[3,\"1\",{\"status\":\"Accepted\"}]",
                "[3,\"2\",{\"status\":\"Rejected\"}]", "[3,\"3\",{\"status\":\"Rejected\"}]", "[3,\"5\",{\"status\":\"Rejected\"}]"),
                csms.said);
    }

    @Test
    @DisplayName("A module with a call to the CSMS is drained when the answer was told; parked calls are answered in 20 s at the latest")
    void parkingBounds() {
        rpc.addHandler("block", "ClearCache", clearCache());
        Promise<HeartbeatResponse> open = client.call(new HeartbeatRequest(null));
        station.settle();
        Promise<Void> drained = rpc.park("block");
        station.settle();
        assertFalse(drained.isDone());
        heartbeatAnswer();
        assertTrue(open.isDone() && drained.isDone());
        say("[2,\"1\",\"ClearCache\",{}]");
        station.advance(Duration.ofSeconds(21));
        assertTrue(csms.last().startsWith("[4,\"1\",\"InternalError\""), csms.last());
    }

    private void csmsSays(String text, Runnable next) {
        csms.sayThen(text, next);
        station.settle();
    }

    @Test
    @DisplayName("B03.FR.08: while Rejected, calls of the CSMS get SecurityError")
    void rejected() {
        rpc.addHandler("block", "ClearCache", clearCache());
        rpc.update(RegistrationStatus.Rejected);
        say("[2,\"1\",\"ClearCache\",{}]");
        assertTrue(csms.last().startsWith("[4,\"1\",\"SecurityError\""), csms.last());
    }

    // ---- the station calls

    @Test
    @DisplayName("FR.01: one call open at a time, message ids never again")
    void oneOpenCall() {
        Promise<HeartbeatResponse> first = client.call(new HeartbeatRequest(null));
        client.call(new HeartbeatRequest(null));
        station.settle();
        assertEquals(1, csms.said.size());
        String id = csms.lastId();
        heartbeatAnswer();
        assertTrue(first.isDone());
        assertEquals(2, csms.said.size());
        assertNotEquals(id, csms.lastId());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(new MessageIds(new Random(i)).next());
        }
        assertEquals(1000, ids.size(), "ids of another start");
    }

    @Test
    @DisplayName("MessageTimeout frees the line, the late answer is ignored and not taken for the next call's")
    void timeout() {
        Promise<HeartbeatResponse> slow = client.call(new HeartbeatRequest(null));
        Promise<HeartbeatResponse> next = client.call(new HeartbeatRequest(null));
        station.settle();
        String lateId = csms.lastId();
        station.advance(Duration.ofSeconds(31));
        assertEquals(Cause.TIMEOUT, failure(slow));
        assertEquals(2, csms.said.size());
        say("[3,\"" + lateId + "\",{\"currentTime\":\"2026-03-01T08:00:00Z\"}]");
        assertFalse(next.isDone());
        heartbeatAnswer();
        assertTrue(next.isDone());
    }

    @Test
    @DisplayName("A second answer to the same call, and a CALLERROR after the answer, change nothing")
    void twice() {
        Promise<HeartbeatResponse> first = client.call(new HeartbeatRequest(null));
        Promise<HeartbeatResponse> next = client.call(new HeartbeatRequest(null));
        station.settle();
        String id = csms.lastId();
        heartbeatAnswer();
        assertTrue(first.isDone());
        say("[3,\"" + id + "\",{\"currentTime\":\"2026-03-01T09:00:00Z\"}]");
        say("[4,\"" + id + "\",\"InternalError\",\"\",{}]");
        assertFalse(next.isDone());
        heartbeatAnswer();
        assertEquals(2, csms.said.size());
        assertTrue(next.isDone() && csms.isOpen());
    }

    @Test
    @DisplayName("Part 4, 4.1.4: a message id that the CSMS uses again gets one answer while it is open, and a second call afterwards its own")
    void idUsedAgain() {
        Deferred<ClearCacheResponse> later = station.loop().promises().deferred();
        CallHandler<ClearCacheRequest, ClearCacheResponse> slow = request -> later.getPromise();
        rpc.addHandler("block", "ClearCache", slow);
        say("[2,\"1\",\"ClearCache\",{}]");
        say("[2,\"1\",\"ClearCache\",{}]");
        later.resolve(new ClearCacheResponse(ClearCacheStatus.Accepted, null, null));
        station.settle();
        assertEquals(List.of("[3,\"1\",{\"status\":\"Accepted\"}]"), csms.said);
        say("[2,\"1\",\"ClearCache\",{}]");
        assertEquals(2, csms.said.size());
    }

    @Test
    @DisplayName("An answer that does not fit fails the call; a CALLERROR tells its code")
    void badAnswers() {
        Promise<HeartbeatResponse> wrong = client.call(new HeartbeatRequest(null));
        station.settle();
        answer("{\"time\":1}");
        assertEquals(Cause.INVALID_ANSWER, failure(wrong));
        Promise<HeartbeatResponse> refused = client.call(new HeartbeatRequest(null));
        station.settle();
        say("[4,\"" + csms.lastId() + "\",\"SecurityError\",\"no\",{}]");
        CallFailedException failure = assertInstanceOf(CallFailedException.class, station.failure(refused));
        assertEquals(RpcErrorCode.SecurityError, failure.errorCode().orElseThrow());
    }

    @ParameterizedTest
    @DisplayName("E13: a CALLRESULT with the right id is delivery, whatever is in it: a transaction event is sent once")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"totalCost\":null}", "{\"of21\":true}", "[]", "7", "{\"totalCost\":",
            "{\"idTokenInfo\":{\"status\":\"Good\"}}"})
    void delivered(String payload) {
        queue(0, false);
        answer(payload);
        station.advance(Duration.ofMinutes(5));
        assertEquals(1, csms.said.stream().filter(frame -> frame.contains("\"TransactionEvent\"")).count());
        assertEquals(0, rpc.outbox().size());
    }

    @Test
    @DisplayName("B01.FR.08, B02.FR.02: before acceptance only BootNotification, and what was asked for while Pending")
    void gate() {
        station = new TestStation();
        csms = new FakeTransport();
        begin();
        assertEquals(Cause.NOT_ACCEPTED, failure(client.call(new HeartbeatRequest(null))));
        assertEquals(Cause.NOT_ACCEPTED, failure(client.callAsAsked(new HeartbeatRequest(null))));
        client.call(new BootNotificationRequest(new ChargingStation("m", "v", null, null, null, null), BootReason.PowerUp));
        station.settle();
        assertEquals(1, csms.said.size());
        rpc.update(RegistrationStatus.Pending);
        answer("{\"currentTime\":\"2026-03-01T08:00:00Z\",\"interval\":10,\"status\":\"Pending\"}");
        client.callAsAsked(new HeartbeatRequest(null));
        assertEquals(Cause.NOT_ACCEPTED, failure(client.call(new HeartbeatRequest(null))));
        assertEquals(2, csms.said.size());
    }

    @Test
    @DisplayName("A bundle that goes leaves no call behind and hears no answer")
    void facadeCloses() {
        CsmsFacade own = rpc.csms("block");
        Promise<HeartbeatResponse> open = own.call(new HeartbeatRequest(null));
        own.call(new HeartbeatRequest(null));
        station.settle();
        own.close();
        heartbeatAnswer();
        assertFalse(open.isDone());
        assertEquals(1, csms.said.size());
    }

    // ---- the link

    @Test
    @DisplayName("Part 4, 5.3: the wait before connecting doubles up to the limit, with a random part, and starts anew after a success")
    void backOff() {
        csms.reachable = false;
        csms.cut();
        station.settle();
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int before = csms.attempts.size();
            Duration from = station.loop().uptime();
            station.runUntil(() -> csms.attempts.size() > before, Duration.ofMinutes(10));
            seconds.add(station.loop().uptime().minus(from).toSeconds());
        }
        int[] least = {3, 6, 12, 24, 48, 96, 96, 96};
        for (int i = 0; i < least.length; i++) {
            assertTrue(seconds.get(i) >= least[i] && seconds.get(i) <= least[i] + 3, seconds.toString());
        }
        csms.reachable = true;
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(10));
        prove();
        csms.cut();
        station.advance(Duration.ofSeconds(7));
        assertTrue(rpc.link().up());
    }

    @Test
    @DisplayName("Part 4, 3.1.1: the identity is the last part of the address, encoded; the newest version is offered")
    void endpoint() {
        assertEquals("ws://csms/ocpp/CS%2001", csms.attempts.get(0).url().toString());
        assertEquals(List.of("ocpp2.0.1"), csms.attempts.get(0).subProtocols());
    }

    @Test
    @DisplayName("Calls fail at once when the link goes; registration stays; events tell how long it was down")
    void linkLost() {
        Promise<HeartbeatResponse> open = client.call(new HeartbeatRequest(null));
        Promise<HeartbeatResponse> waiting = client.call(new HeartbeatRequest(null));
        station.settle();
        station.forgetEvents();
        csms.cut();
        assertEquals(Cause.OFFLINE, failure(open));
        assertEquals(Cause.OFFLINE, failure(waiting));
        assertEquals(Cause.OFFLINE, failure(client.call(new HeartbeatRequest(null))));
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(1));
        station.settle();
        assertTrue(rpc.accepted());
        List<StationEvent.LinkChanged> events = station.recorded(StationEvent.LinkChanged.class);
        assertEquals(2, events.size());
        assertFalse(events.get(0).up());
        assertTrue(events.get(1).up() && events.get(1).downFor().compareTo(Duration.ofSeconds(3)) >= 0, events.toString());
    }

    @Test
    @DisplayName("WebSocketPingInterval: a peer that answers no ping is given up")
    void deadPeer() {
        csms.answersPings = false;
        station.advance(Duration.ofSeconds(61));
        assertEquals(1001, csms.closedWith);
        station.runUntil(() -> csms.attempts.size() == 2, Duration.ofMinutes(1));
    }

    // ---- the outbox

    private static TransactionEventRequest event(int seqNo) {
        return TransactionEventRequest.builder().eventType(TransactionEventType.Updated).timestamp(TestStation.START)
                .triggerReason(TriggerReason.MeterValuePeriodic).seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("t1").build()).build();
    }

    private void queue(int seqNo, boolean thinnable) {
        Commit commit = station.store().begin();
        rpc.outbox().add(commit, "t1", thinnable, event(seqNo));
        commit.submit();
        station.settle();
    }

    private int lastSeqNo() {
        return Integer.parseInt(csms.last().replaceAll(".*\"seqNo\":(\\d+).*", "$1"));
    }

    @Test
    @DisplayName("E04.FR.01, E04.FR.02, E08.FR.05, E08.FR.06, E11.FR.01, E12.FR.01: messages made offline wait in order and are sent when the link is back")
    void outboxOffline() {
        csms.reachable = false;
        csms.cut();
        station.settle();
        queue(0, false);
        queue(1, false);
        assertEquals(2, rpc.outbox().pending("t1"));
        csms.reachable = true;
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        station.settle();
        assertEquals(0, lastSeqNo());
        answer("{}");
        assertEquals(1, lastSeqNo());
        answer("{}");
        assertEquals(List.of("answered 0", "answered 1"), told);
        assertEquals(0, rpc.outbox().size());
    }

    private boolean lastOffline() {
        return csms.last().contains("\"offline\":true");
    }

    @Test
    @DisplayName("E11.FR.07, E04.FR.03: what waited when the link was lost is offline; the message that was sent before is sent again as it was")
    void outboxBelated() {
        queue(0, false);
        queue(1, false);
        assertFalse(lastOffline(), "the link is up");
        csms.cut();
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        station.settle();
        queue(2, false);
        for (int seqNo = 0; seqNo < 3; seqNo++) {
            assertEquals(seqNo, lastSeqNo());
            assertEquals(seqNo == 1, lastOffline(), csms.last());
            answer("{}");
        }
        queue(3, false);
        station = station.powerCut();
        csms = new FakeTransport();
        begin();
        accept();
        assertEquals(3, lastSeqNo());
        assertTrue(lastOffline(), csms.last());
    }

    @Test
    @DisplayName("E13.FR.01, E13.FR.02, E13.FR.03, E13.FR.04: refused messages are sent again after interval times sends, given up after the attempts, and the next goes")
    void outboxRetries() {
        queue(0, false);
        queue(1, false);
        Set<String> ids = new HashSet<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(0, lastSeqNo());
            assertTrue(ids.add(csms.lastId()), "a message id used again");
            int said = csms.said.size();
            say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
            if (attempt < 3) {
                station.advance(Duration.ofSeconds(10L * attempt - 1));
                assertEquals(said, csms.said.size());
                station.advance(Duration.ofSeconds(2));
            }
        }
        assertEquals(1, lastSeqNo());
        assertEquals(List.of("abandoned 0"), told);
    }

    @Test
    @DisplayName("E13: a time-out is an attempt, a lost link is none")
    void outboxTimeoutAndLoss() {
        queue(0, false);
        for (int i = 0; i < 5; i++) {
            csms.cut();
            station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
            station.settle();
        }
        assertEquals(6, csms.said.size());
        assertEquals(List.of(), told);
        station.runUntil(() -> !told.isEmpty(), Duration.ofMinutes(10));
        assertEquals(List.of("abandoned 0"), told);
        assertTrue(csms.said.stream().filter(text -> text.contains("TransactionEvent")).count() == 6 + 2, csms.said.toString());
    }

    private void queueEnded() {
        Commit commit = station.store().begin();
        rpc.outbox().add(commit, "t1", false, TransactionEventRequest.builder().eventType(TransactionEventType.Ended)
                .timestamp(TestStation.START).triggerReason(TriggerReason.EVDeparted).seqNo(0)
                .transactionInfo(Transaction.builder().transactionId("t1").build()).build());
        commit.submit();
        station.settle();
    }

    private long sentEvents() {
        return csms.said.stream().filter(text -> text.contains("TransactionEvent")).count();
    }

    @Test
    @DisplayName("E13: an Ended that a dead link swallowed, and the next, and the next, is delivered in the end; those were no attempts")
    void outboxSilentLinks() {
        queueEnded();
        for (int i = 1; i <= 5; i++) {
            assertEquals(i, sentEvents());
            csms.answersPings = false;
            station.runUntil(() -> !rpc.link().up(), Duration.ofMinutes(2));
            csms.answersPings = true;
            station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
            station.settle();
        }
        assertEquals(List.of(), told);
        answer("{}");
        assertEquals(List.of("answered 0"), told);
    }

    @Test
    @DisplayName("E13: attempts before a link that died count no more after it")
    void outboxAttemptsAfterSilence() {
        queueEnded();
        say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
        station.advance(Duration.ofSeconds(11));
        say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
        station.advance(Duration.ofSeconds(21));
        assertEquals(3, sentEvents());
        csms.answersPings = false;
        station.runUntil(() -> !rpc.link().up(), Duration.ofMinutes(2));
        csms.answersPings = true;
        station.runUntil(() -> sentEvents() == 4, Duration.ofMinutes(5));
        say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
        assertEquals(List.of(), told);
    }

    @Test
    @DisplayName("E13: an Ended that is given up is a security event, and kept for a log that the CSMS asks for, over a power cut, too")
    void outboxGivenUp() {
        queueEnded();
        for (int attempt = 1; attempt <= 3; attempt++) {
            say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
            station.advance(Duration.ofSeconds(21));
        }
        assertEquals(List.of("abandoned 0"), told);
        List<StationEvent.SecurityEventRaised> events = station.recorded(StationEvent.SecurityEventRaised.class).stream()
                .filter(event -> event.type().equals("TransactionEventNotDelivered")).toList();
        assertEquals(1, events.size());
        assertTrue(events.get(0).techInfo().contains("Ended of transaction t1"), events.toString());
        station = station.powerCut();
        csms = new FakeTransport();
        begin();
        UndeliveredMessages.Message kept = rpc.undelivered().all().get(0);
        assertTrue(kept.json().contains("EVDeparted") && kept.transactionId().equals("t1") && kept.why().contains("InternalError"),
                kept.toString());
    }

    @Test
    @DisplayName("Law 2: a message is sent only when it is durable, and survives a power cut with its order")
    void outboxPowerCut() {
        csms.reachable = false;
        csms.cut();
        station.settle();
        queue(0, false);
        queue(1, false);
        station = station.powerCut();
        csms = new FakeTransport();
        begin();
        assertEquals(2, rpc.outbox().size());
        assertEquals(List.of(), csms.said, "before acceptance");
        accept();
        assertEquals(0, lastSeqNo());
        answer("{}");
        assertEquals(1, lastSeqNo());
    }

    @Test
    @DisplayName("E04.FR.07, E04.FR.08, E11.FR.04, E11.FR.05, E12.FR.04, E12.FR.05, J02.FR.13: a full outbox drops every other thinnable message, never the others, the first or the last")
    void thinning() {
        csms.reachable = false;
        csms.cut();
        station.settle();
        queue(0, false);
        for (int seqNo = 1; seqNo <= OUTBOX; seqNo++) {
            queue(seqNo, true);
        }
        queue(OUTBOX + 1, false);
        assertTrue(rpc.outbox().size() < OUTBOX, "size " + rpc.outbox().size());
        csms.reachable = true;
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        station.settle();
        List<Integer> sent = new ArrayList<>();
        while (rpc.outbox().size() > 0) {
            sent.add(lastSeqNo());
            answer("{}");
        }
        assertTrue(sent.contains(0) && sent.contains(1) && sent.contains(OUTBOX) && sent.contains(OUTBOX + 1), sent.toString());
        assertFalse(sent.contains(2), sent.toString());
        assertEquals(sent.stream().sorted().toList(), sent);
    }

    @Test
    @DisplayName("An answer waits for a listener that is being replaced, and the queue with it")
    void listenerAway() {
        rpc.removeListener("TransactionEvent", listener);
        queue(0, false);
        queue(1, false);
        answer("{}");
        station.advance(Duration.ofSeconds(5));
        assertEquals(1, csms.said.size());
        rpc.addListener("TransactionEvent", listener);
        station.settle();
        assertEquals(List.of("answered 0"), told);
        assertEquals(1, lastSeqNo());
    }

    @Test
    void theHighestRankedTransportMakesTheNextConnection() {
        List<String> asked = new ArrayList<>();
        rpc.addTransport((endpoint, to) -> {
            asked.add("lower");
            return station.loop().failed(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "a test", null));
        }, -1);
        rpc.addTransport((endpoint, to) -> {
            asked.add("higher");
            return station.loop().failed(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "a test", null));
        }, 1);
        rpc.disconnectFor(Duration.ZERO);
        station.settle();
        assertEquals(List.of("higher"), asked);
    }
}
