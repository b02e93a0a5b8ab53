package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.store.api.Commit;
import io.busbar.store.memory.MemoryStore;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** What a dialect may make of messages, whichever version it speaks. */
class DialectSessionsTest {

    private TestStation station;
    private FakeTransport csms;
    private ScriptedDialect dialect;
    private OcppRpc rpc;
    private final List<String> reported = new ArrayList<>();

    @BeforeEach
    void start() {
        station = new TestStation();
        begin();
        accept();
    }

    private void begin() {
        csms = new FakeTransport();
        csms.subProtocol = "ocpp1.6";
        dialect = new ScriptedDialect(station.store());
        dialect.response = TransactionEventResponse.builder().build();
        rpc = new OcppRpc(station.loop(), station.store(), station.model(), station.events(), station.security(),
                new CsmsAddress("ws://csms/ocpp", "CS01", "", 0, List.of()), 100, new Random(1));
        rpc.addTransport(csms);
        rpc.addDialect(dialect);
        rpc.addListener("TransactionEvent", new Listener());
        rpc.start();
        station.settle();
    }

    private void accept() {
        rpc.update(RegistrationStatus.Accepted);
        station.settle();
    }

    private final class Listener implements OutboxListener<TransactionEventRequest, TransactionEventResponse> {

        @Override
        public void answered(Commit commit, TransactionEventRequest request, TransactionEventResponse response) {
            reported.add("answered " + request.seqNo());
        }

        @Override
        public void abandoned(Commit commit, TransactionEventRequest request, String why) {
            reported.add("abandoned " + request.seqNo());
        }
    }

    private void queue(int seqNo) {
        Commit commit = station.store().begin();
        rpc.outbox().add(commit, "tx1", false, TransactionEventRequest.builder().eventType(TransactionEventType.Started)
                .timestamp(Instant.EPOCH).triggerReason(TriggerReason.Authorized).seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("tx1").build()).build());
        commit.submit();
        station.settle();
    }

    private void say(String text) {
        csms.say(text);
        station.settle();
    }

    private void answer(String payload) {
        say("[3,\"" + csms.lastId() + "\"," + payload + "]");
    }

    private String lastAction() {
        return csms.last().split("\"")[3];
    }

    @Test
    @DisplayName("A request may be several calls, one after the other; it is answered with the last")
    void severalCalls() {
        dialect.calls = List.of("First", "Second");
        queue(1);
        assertEquals("First", lastAction());
        answer("{\"id\":17}");
        assertEquals("Second", lastAction());
        assertEquals(List.of(), reported);
        assertEquals(1, rpc.outbox().size());
        answer("{}");
        assertEquals(List.of("answered 1"), reported);
        assertEquals(0, rpc.outbox().size());
        assertEquals(Optional.of("{\"id\":17}"), dialect.learned("First"));
    }

    @Test
    @DisplayName("A request may be no call at all: it leaves the outbox, and the next one is sent")
    void noCall() {
        dialect.calls = List.of();
        queue(1);
        assertEquals(List.of(), csms.said);
        assertEquals(List.of("answered 1"), reported);
        dialect.calls = List.of("Only");
        queue(2);
        assertEquals("Only", lastAction());
    }

    @Test
    @DisplayName("Law 2: what a dialect learns from an answer is durable with the step, also when the power is cut between two calls of one request")
    void learnedBetweenCalls() {
        dialect.calls = List.of("First", "Second");
        queue(1);
        answer("{\"id\":17}");
        station = station.powerCut();
        begin();
        assertEquals(Optional.of("{\"id\":17}"), dialect.learned("First"));
        assertEquals(1, rpc.outbox().size(), "the request has not been answered");
    }

    @Test
    @DisplayName("Law 2: what the last answer teaches and the removal of the message from the outbox are one commit, wherever the power is cut")
    void learnedWithTheAnswer() {
        Set<Boolean> outcomes = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            start();
            queue(1);
            station.store().stall(true);
            answer("{\"id\":17}");
            MemoryStore after = station.store().powerCut(station.loop().executor(), station.loop().executor(), new Random(seed));
            TestStation next = new TestStation();
            boolean learned = new ScriptedDialect(after).learned("Only").isPresent();
            OcppRpc successor = new OcppRpc(next.loop(), after, next.model(), next.events(), next.security(),
                    new CsmsAddress("ws://csms/ocpp", "CS01", "", 0, List.of()), 100, new Random(1));
            assertEquals(learned ? 0 : 1, successor.outbox().size(), "seed " + seed);
            outcomes.add(learned);
        }
        assertEquals(Set.of(true, false), outcomes, "the cuts were before and after the commit");
    }

    @Test
    @DisplayName("What a dialect stores of an answer that then turns out to be unreadable is not stored")
    void unreadable() {
        queue(1);
        answer("{\"unreadable\":1}");
        assertEquals(Optional.empty(), dialect.learned("Only"));
        assertEquals(0, rpc.outbox().size(), "it was delivered all the same");
    }

    @Test
    @DisplayName("A defect of a dialect ends the request that it concerns, and those behind it are sent")
    void defects() {
        dialect.calls = List.of("Defect");
        queue(1);
        assertEquals(List.of("abandoned 1"), reported);
        dialect.calls = List.of("First");
        queue(2);
        answer("{\"defect\":1}");
        queue(3);
        answer("{}");
        assertEquals(List.of("abandoned 1", "answered 3"), reported);
        assertEquals(0, rpc.outbox().size());
    }

    @Test
    @DisplayName("What the answer to a call outside the outbox teaches is durable, too")
    void learnedFromACall() {
        dialect.response = new HeartbeatResponse(Instant.EPOCH);
        Promise<HeartbeatResponse> heartbeat = rpc.csms("block").call(new HeartbeatRequest());
        station.settle();
        answer("{\"id\":5}");
        assertEquals(Instant.EPOCH, station.get(heartbeat).currentTime());
        station = station.powerCut();
        begin();
        assertEquals(Optional.of("{\"id\":5}"), dialect.learned("Only"));
    }

    @Test
    @DisplayName("The CALLERROR to one of several calls ends the request, unless the dialect goes on without it")
    void failedCalls() {
        dialect.calls = List.of("First", "Second");
        dialect.optional = List.of("First");
        queue(1);
        say("[4,\"" + csms.lastId() + "\",\"NotSupported\",\"\",{}]");
        assertEquals("Second", lastAction());
        int sent = csms.said.size();
        say("[4,\"" + csms.lastId() + "\",\"InternalError\",\"\",{}]");
        assertEquals(List.of(), reported);
        station.advance(Duration.ofSeconds(10));
        assertEquals(sent + 1, csms.said.size(), "the whole request is sent again");
        assertEquals("First", lastAction());
    }

    @Test
    @DisplayName("A dialect answers calls itself, when the station answers calls: not while Rejected, and later while modules start")
    void answersItself() {
        say("[2,\"a\",\"GetConfiguration\",{}]");
        assertEquals("[3,\"a\",{\"own\":\"GetConfiguration\"}]", csms.last());
        rpc.awaitModules(Duration.ofMinutes(1));
        say("[2,\"b\",\"GetConfiguration\",{}]");
        assertEquals(1, dialect.answered);
        rpc.modulesComplete();
        station.settle();
        assertEquals("[3,\"b\",{\"own\":\"GetConfiguration\"}]", csms.last());
        rpc.update(RegistrationStatus.Rejected);
        say("[2,\"c\",\"GetConfiguration\",{}]");
        assertTrue(csms.last().startsWith("[4,\"c\",\"SecurityError\""), csms.last());
        assertEquals(2, dialect.answered);
    }

    @Test
    @DisplayName("Names of error codes and the length of descriptions are the version's; an unknown message type is ignored where it says so")
    void frames() {
        say("[2,\"a\",\"Broken\",{}]");
        assertEquals("[4,\"a\",\"FormationViolation\",\"a descript\",{}]", csms.last());
        csms.said.clear();
        say("[9,\"b\",{}]");
        assertEquals(List.of(), csms.said);
        Promise<Void> sent = rpc.csms("block").send(DialectVersionsTest.STREAM);
        assertEquals(CallFailedException.Cause.INVALID_REQUEST, ((CallFailedException) station.failure(sent)).reason());
    }

    @Test
    @DisplayName("A link has one session, from its beginning to its end")
    void sessions() {
        csms.cut();
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        assertEquals(List.of("opened primary", "closed", "opened primary"), dialect.sessions);
    }

    @Test
    @DisplayName("Messages are stored without any OCPP version installed")
    void storedWithoutAVersion() {
        rpc.removeDialect(dialect);
        csms.cut();
        station.settle();
        assertFalse(rpc.link().up());
        queue(1);
        assertEquals(1, rpc.outbox().size());
        rpc.addDialect(dialect);
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(5));
        station.settle();
        assertEquals("Only", lastAction());
    }
}
