package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheResponse;
import io.busbar.ocpp.messages.authorization.ClearCacheStatus;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ChargingStation;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.store.api.Commit;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** In which order things are sent. */
class OrderTest {

    private static final ClearCacheResponse ACCEPTED = new ClearCacheResponse(ClearCacheStatus.Accepted, null, null);

    private final Rig rig = Rig.unsecured();
    private final Csms client = rig.rpc.csms("block");

    @BeforeEach
    void accept() {
        rig.untilUp();
        rig.accept();
        rig.rpc.addListener("TransactionEvent", new OutboxListener<TransactionEventRequest, TransactionEventResponse>() {

            @Override
            public void answered(Commit commit, TransactionEventRequest request, TransactionEventResponse response) {
                // only the order counts here
            }

            @Override
            public void abandoned(Commit commit, TransactionEventRequest request, String why) {
                throw new AssertionError(why);
            }
        });
    }

    private interface Handling {

        Promise<ClearCacheResponse> answer(ClearCacheRequest request);
    }

    private void handler(Handling handling) {
        rig.rpc.addHandler("block", "ClearCache",
                (CallHandler<ClearCacheRequest, ClearCacheResponse>) handling::answer);
    }

    private void say(String text) {
        rig.network.say(text);
        rig.station.settle();
    }

    private void clearCache(String id) {
        say("[2,\"" + id + "\",\"ClearCache\",{}]");
    }

    /** The CSMS answers what was sent last. */
    private void answer(String payload) {
        say("[3,\"" + rig.network.lastId() + "\"," + payload + "]");
    }

    private void notifyStatus() {
        client.call(new StatusNotificationRequest(TestStation.START, ConnectorStatus.Unavailable, 1, 1, null));
    }

    private Promise<Void> event(int seqNo) {
        Commit commit = rig.station.store().begin();
        rig.rpc.outbox().add(commit, "t1", false, TransactionEventRequest.builder().eventType(TransactionEventType.Updated)
                .timestamp(TestStation.START).triggerReason(TriggerReason.RemoteStart).seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("t1").build()).build());
        return commit.submit();
    }

    /** What was sent, in short: the answer's id, the action's name, or the event's number. */
    private List<String> sent() {
        return rig.network.said.stream().map(frame -> {
            if (frame.startsWith("[2,")) {
                return frame.contains("seqNo") ? "event " + frame.replaceAll(".*\"seqNo\":(\\d+).*", "$1") : frame.split("\"")[3];
            }
            return "answer " + frame.split("\"")[1];
        }).toList();
    }

    // ---- what is sent because of a request

    @Test
    @DisplayName("F01, G03: what a handler causes, calls and transaction messages, goes out after its answer, also one that waits for the disk")
    void answerBeforeWhatItCauses() {
        handler(request -> {
            notifyStatus();
            return event(0).map(durable -> ACCEPTED);
        });
        clearCache("1");
        answer("{}");
        answer("{}");
        assertEquals("answer 1", sent().get(0));
        assertEquals(Set.of("answer 1", "StatusNotification", "event 0"), Set.copyOf(sent()));
    }

    @Test
    @DisplayName("F01, G03: what is set off by events, tasks and timers while a handler has not answered goes out after its answer")
    void whatComesMeanwhile() {
        Deferred<ClearCacheResponse> later = rig.station.loop().promises().deferred();
        handler(request -> {
            rig.station.loop().execute(this::notifyStatus);
            rig.station.loop().after(Duration.ofSeconds(1), () -> event(0));
            return later.getPromise();
        });
        clearCache("1");
        rig.station.advance(Duration.ofSeconds(2));
        assertEquals(List.of(), sent());
        later.resolve(ACCEPTED);
        rig.station.settle();
        answer("{}");
        assertEquals("answer 1", sent().get(0));
        assertEquals(3, sent().size());
    }

    @Test
    @DisplayName("What was queued before a request does not wait for its answer, and transaction messages keep their order")
    void queuedBefore() {
        client.call(new HeartbeatRequest());
        event(0);
        rig.station.settle();
        Deferred<ClearCacheResponse> later = rig.station.loop().promises().deferred();
        handler(request -> {
            event(1);
            return later.getPromise();
        });
        clearCache("1");
        event(2);
        rig.station.settle();
        answer("{\"currentTime\":\"2026-03-01T08:00:00Z\"}");
        assertEquals(List.of("Heartbeat", "event 0"), sent());
        answer("{}");
        later.resolve(ACCEPTED);
        rig.station.settle();
        answer("{}");
        assertEquals(List.of("Heartbeat", "event 0", "answer 1", "event 1", "event 2"), sent());
    }

    @Test
    @DisplayName("A handler that cannot answer without an answer of the CSMS gets it: nothing is held for longer than five seconds")
    void noDeadlock() {
        handler(request -> client.call(new AuthorizeRequest(new IdToken("A", "Central"))).map(answer -> ACCEPTED));
        clearCache("1");
        assertEquals(List.of(), sent());
        rig.station.advance(AnswersFirst.HELD_AT_MOST);
        answer("{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        assertEquals(List.of("Authorize", "answer 1"), sent());
    }

    @Test
    @DisplayName("A call that waits for its module to be replaced holds nothing until it is handled")
    void parked() {
        handler(request -> {
            notifyStatus();
            return rig.station.loop().resolved(ACCEPTED);
        });
        rig.rpc.park("block");
        clearCache("1");
        client.call(new HeartbeatRequest());
        rig.station.settle();
        assertEquals(List.of("Heartbeat"), sent());
        answer("{\"currentTime\":\"2026-03-01T08:00:00Z\"}");
        rig.rpc.release("block");
        rig.station.settle();
        assertEquals(List.of("Heartbeat", "answer 1", "StatusNotification"), sent());
    }

    @Test
    @DisplayName("A call that the lost link has made pointless holds nothing on the next")
    void linkLost() {
        handler(request -> rig.station.loop().promises().<ClearCacheResponse>deferred().getPromise());
        clearCache("1");
        event(0);
        rig.network.cut();
        rig.station.settle();
        rig.station.runUntil(() -> rig.rpc.link().up(), Duration.ofMinutes(5));
        rig.station.settle();
        assertEquals(List.of("event 0"), sent());
    }

    // ---- the start

    private Rig starting() {
        Rig fresh = Rig.unsecured();
        fresh.rpc.awaitModules(Duration.ofSeconds(30));
        return fresh;
    }

    private static void boot(Rig fresh) {
        fresh.rpc.csms("provisioning").callAsAsked(
                new BootNotificationRequest(new ChargingStation("M", "V", null, null, null, null), BootReason.PowerUp));
        fresh.station.settle();
    }

    @Test
    @DisplayName("B01: the station registers when its installed modules are there, and calls that came before are answered by them, none NotImplemented")
    void wholeBeforeItSpeaks() {
        Rig fresh = starting();
        boot(fresh);
        fresh.network.say("[2,\"1\",\"ClearCache\",{}]");
        fresh.station.advance(Duration.ofSeconds(15));
        assertEquals(List.of(), fresh.network.said);
        fresh.rpc.addHandler("late", "ClearCache",
                (CallHandler<ClearCacheRequest, ClearCacheResponse>) request -> fresh.station.loop().resolved(ACCEPTED));
        fresh.rpc.modulesComplete();
        fresh.station.settle();
        assertTrue(fresh.network.said.get(0).contains("\"BootNotification\""), fresh.network.said.toString());
        assertTrue(fresh.network.said.get(1).startsWith("[3,\"1\""), fresh.network.said.toString());
    }

    @Test
    @DisplayName("B01: a module that never comes does not keep the station silent")
    void neverWhole() {
        Rig fresh = starting();
        boot(fresh);
        fresh.network.say("[2,\"1\",\"ClearCache\",{}]");
        fresh.station.advance(Duration.ofSeconds(30));
        assertFalse(fresh.rpc.awaitsModules());
        assertTrue(fresh.network.said.stream().anyMatch(frame -> frame.contains("\"BootNotification\"")), fresh.network.said.toString());
        assertTrue(fresh.network.said.stream().anyMatch(frame -> frame.startsWith("[4,\"1\",\"InternalError\"")),
                fresh.network.said.toString());
        fresh.network.say("[2,\"2\",\"ClearCache\",{}]");
        fresh.station.settle();
        assertTrue(fresh.network.last().startsWith("[4,\"2\",\"NotImplemented\""), fresh.network.last());
    }
}
