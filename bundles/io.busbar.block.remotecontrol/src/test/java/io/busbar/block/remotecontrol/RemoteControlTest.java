package io.busbar.block.remotecontrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.RequestStartStopStatus;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionRequest;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionResponse;
import io.busbar.ocpp.messages.remotecontrol.RequestStopTransactionRequest;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageStatus;
import io.busbar.ocpp.messages.remotecontrol.UnlockConnectorRequest;
import io.busbar.ocpp.messages.remotecontrol.UnlockStatus;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.station.api.token.TokenVerdict;
import io.busbar.testkit.FakeSessions;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

class RemoteControlTest {

    private static final IdToken TOKEN = new IdToken("REMOTE", "Central");

    private final TestStation station = new TestStation();
    private final FakeSessions sessions = new FakeSessions(station.loop());
    private FakeEvseDriver first;
    private RequestStartTransaction starter;

    @BeforeEach
    void start() {
        station.registration().update(RegistrationStatus.Accepted);
        first = station.addEvse(1);
        station.addEvse(2, FakeEvseDriver.TETHERED);
        station.services().register(Sessions.class, sessions);
        starter = new RequestStartTransaction(station.loop(), station.station(), station.registration(), station.model(), station.store(),
                station.neighbours());
        station.settle();
    }

    private RequestStartTransactionResponse remoteStart(Integer evseId) {
        return station.get(starter.handle(new RequestStartTransactionRequest(TOKEN, 42, evseId, null, null, null)));
    }

    @Test
    @DisplayName("F01.FR.02, F01.FR.04, F01.FR.13, F01.FR.19, F02.FR.10: the token of the request is authorized, with its number, and a running transaction is named")
    void starts() {
        RequestStartTransactionResponse response = remoteStart(1);
        assertEquals(RequestStartStopStatus.Accepted, response.status());
        assertEquals("t1", response.transactionId());
        Authorization given = sessions.running.get(1);
        assertEquals(TOKEN, given.idToken());
        assertEquals(TriggerReason.RemoteStart, given.trigger());
        assertEquals(42, given.remoteStartId().getAsInt());
    }

    @Test
    @DisplayName("F01.FR.20, F01.FR.24, F02.FR.22, F02.FR.26: without evseId one is chosen; an authorized one is not taken again, nor when all are")
    void chooses() {
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(null).status());
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(1).status());
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(null).status());
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(null).status());
    }

    @Test
    @DisplayName("F01.FR.23, F02.FR.25: an EVSE that is unknown, faulted or unavailable is Rejected, and so is everything while Pending (B02.FR.05)")
    void refuses() {
        assertEquals("UnknownEvse", remoteStart(9).statusInfo().reasonCode());
        first.fault(FaultCode.GROUND_FAILURE, true);
        station.settle();
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(1).status());
        station.get(station.evse(2).setOperative(false));
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(2).status());
        first.fault(FaultCode.GROUND_FAILURE, false);
        station.registration().update(RegistrationStatus.Pending);
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(1).status());
    }

    @Test
    @DisplayName("Without the transactions block a start is Rejected with its reason, and a stop too")
    void withoutSessions() {
        station.services().remove(Sessions.class);
        assertEquals("UnsupportedRequest", remoteStart(1).statusInfo().reasonCode());
        RequestStopTransaction stopper = new RequestStopTransaction(station.loop(), station.registration(), station.neighbours());
        assertEquals(RequestStartStopStatus.Rejected, station.get(stopper.handle(new RequestStopTransactionRequest("t1"))).status());
    }

    @Test
    @DisplayName("F01.FR.01, F02.FR.09: with AuthorizeRemoteStart the token is asked for after the answer; refused it starts nothing")
    void authorizesFirst() {
        station.write("AuthCtrlr.AuthorizeRemoteStart", "true");
        assertEquals(RequestStartStopStatus.Rejected, remoteStart(1).status(), "nobody to ask");
        AuthorizationStatus[] verdict = {AuthorizationStatus.Blocked};
        station.services().register(TokenAuthorizer.class, question -> station.loop()
                .resolved(new TokenVerdict(IdTokenInfo.builder().status(verdict[0]).build(), "test")));
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(1).status());
        station.settle();
        assertFalse(sessions.running.containsKey(1));
        verdict[0] = AuthorizationStatus.Accepted;
        remoteStart(1);
        station.settle();
        assertTrue(sessions.running.containsKey(1));
    }

    @Test
    @DisplayName("F01.FR.01: while the token of one start is asked for, a second start at that EVSE is Rejected and not lost; refused, the EVSE is free")
    void oneAtATime() {
        station.write("AuthCtrlr.AuthorizeRemoteStart", "true");
        List<Deferred<TokenVerdict>> asked = new ArrayList<>();
        station.services().register(TokenAuthorizer.class, question -> {
            asked.add(station.loop().promises().deferred());
            return asked.get(asked.size() - 1).getPromise();
        });
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(1).status());
        station.settle();
        assertEquals("TxInProgress", remoteStart(1).statusInfo().reasonCode());
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(2).status(), "the other EVSE is free");
        asked.get(0).resolve(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Blocked).build(), "test"));
        station.settle();
        assertEquals(RequestStartStopStatus.Accepted, remoteStart(1).status());
        station.settle();
        asked.get(2).resolve(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "test"));
        station.settle();
        assertTrue(sessions.running.containsKey(1));
    }

    @ParameterizedTest
    @DisplayName("F01.FR.01: a start whose authorization block is replaced goes on when the block is back; when it is removed, the EVSE is free again")
    @ValueSource(booleans = {false, true})
    void authorizationIsReplaced(boolean removed) {
        station.write("AuthCtrlr.AuthorizeRemoteStart", "true");
        TokenVerdict accepted = new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "test");
        station.services().register(TokenAuthorizer.class, question -> station.loop().resolved(accepted));
        Promise<RequestStartTransactionResponse> answer = starter
                .handle(new RequestStartTransactionRequest(TOKEN, 42, 1, null, null, null));
        station.services().beginReplacement(TokenAuthorizer.class);
        assertEquals(RequestStartStopStatus.Accepted, station.get(answer).status());
        station.advance(Duration.ofMinutes(1));
        assertFalse(sessions.running.containsKey(1));
        if (removed) {
            station.services().endWithout(TokenAuthorizer.class);
            station.settle();
            station.services().register(TokenAuthorizer.class, question -> station.loop().resolved(accepted));
            assertEquals(RequestStartStopStatus.Accepted, remoteStart(1).status(), "nothing holds the EVSE");
        } else {
            station.services().endReplacement(TokenAuthorizer.class, question -> station.loop().resolved(accepted));
        }
        station.settle();
        assertTrue(sessions.running.containsKey(1));
    }

    @ParameterizedTest
    @DisplayName("F01.FR.01, F01.FR.02: the group of the request is kept whether the token is authorized first or not, and across a swap")
    @CsvSource({"true,false", "true,true", "false,false"})
    void group(boolean authorizeFirst, boolean swapped) {
        station.write("AuthCtrlr.AuthorizeRemoteStart", String.valueOf(authorizeFirst));
        IdToken group = new IdToken("FLEET", "Central");
        TokenVerdict accepted = new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "test");
        if (swapped) {
            station.services().register(TokenAuthorizer.class, question -> station.loop().promises().<TokenVerdict>deferred().getPromise());
        } else {
            station.services().register(TokenAuthorizer.class, question -> station.loop().resolved(accepted));
        }
        assertEquals(RequestStartStopStatus.Accepted,
                station.get(starter.handle(new RequestStartTransactionRequest(TOKEN, 42, 1, group, null, null))).status());
        station.settle();
        if (swapped) {
            starter.close();
            starter = new RequestStartTransaction(station.loop(), station.station(), station.registration(), station.model(),
                    station.store(), station.neighbours());
            station.services().register(TokenAuthorizer.class, question -> station.loop().resolved(accepted));
            station.settle();
        }
        assertEquals(group, sessions.running.get(1).info().orElseThrow().groupIdToken());
    }

    @Test
    @DisplayName("F05.FR.06: a lock that counts as open is told to open all the same, with a cable or without, and says what came of it")
    void unlocksOpen() {
        assertEquals(UnlockStatus.Unlocked, unlock(1, 1));
        assertEquals(1, first.unlocks());
        first.plug();
        station.settle();
        assertEquals(UnlockStatus.Unlocked, unlock(1, 1));
        assertEquals(2, first.unlocks());
        first.lockStuck(true);
        assertEquals(UnlockStatus.UnlockFailed, unlock(1, 1));
    }

    @Test
    @DisplayName("F03.FR.03, F03.FR.07, F03.FR.08: the transaction named is stopped as Remote; another id is Rejected")
    void stops() {
        remoteStart(1);
        RequestStopTransaction stopper = new RequestStopTransaction(station.loop(), station.registration(), station.neighbours());
        assertEquals(RequestStartStopStatus.Rejected, station.get(stopper.handle(new RequestStopTransactionRequest("t9"))).status());
        assertEquals(RequestStartStopStatus.Accepted, station.get(stopper.handle(new RequestStopTransactionRequest("t1"))).status());
        station.settle();
        assertEquals(Reason.Remote, sessions.stops.get(0).reason());
        assertEquals(TriggerReason.RemoteStop, sessions.stops.get(0).trigger());
    }

    private UnlockStatus unlock(int evseId, int connectorId) {
        UnlockConnector handler = new UnlockConnector(station.loop(), station.station(), station.neighbours());
        return station.get(handler.handle(new UnlockConnectorRequest(evseId, connectorId))).status();
    }

    @Test
    @DisplayName("F05.FR.01-FR.06: unlocked, stuck, under an authorized transaction, unknown, and a cable that is fixed")
    void unlocks() {
        assertEquals(UnlockStatus.Unlocked, unlock(1, 1));
        assertEquals(List.of(), sessions.reports, "no transaction, nothing to tell");
        first.lockStuck(true);
        station.get(station.evse(1).connector(1).orElseThrow().lockCable());
        assertEquals(UnlockStatus.UnlockFailed, unlock(1, 1));
        assertEquals(UnlockStatus.UnlockFailed, unlock(2, 1));
        assertEquals(UnlockStatus.UnknownConnector, unlock(1, 7));
        assertEquals(UnlockStatus.UnknownConnector, unlock(7, 1));
        remoteStart(1);
        assertEquals(UnlockStatus.OngoingAuthorizedTransaction, unlock(1, 1));
        assertEquals(List.of(), sessions.reports);
    }

    @Test
    @DisplayName("F05.FR.04, E02.FR.17: under a transaction that has lost its authorization it is unlocked, and the transaction says so")
    void unlocksUnauthorized() {
        remoteStart(1);
        sessions.lostAuthorization.add(1);
        assertEquals(UnlockStatus.Unlocked, unlock(1, 1));
        assertEquals(List.of(TriggerReason.UnlockCommand), sessions.reports);
    }

    @Test
    @DisplayName("F06.FR.04, F06.FR.05, F06.FR.08, F06.FR.10: who can send it does so after the answer; without one it is NotImplemented")
    void triggers() {
        TriggerMessage handler = new TriggerMessage(station.loop());
        List<String> order = new ArrayList<>();
        boolean[] able = {true};
        TriggeredMessage heartbeat = request -> able[0] ? Optional.of(() -> order.add("sent")) : Optional.empty();
        TriggerMessageRequest request = new TriggerMessageRequest(MessageTrigger.Heartbeat);
        assertEquals(TriggerMessageStatus.NotImplemented, station.get(handler.handle(request)).status());
        handler.bindMessage(heartbeat, Map.of(Triggers.MESSAGES, new String[]{"Heartbeat"}));
        station.settle();
        var answer = handler.handle(request);
        assertTrue(answer.isDone() && order.isEmpty(), "the answer is there before the message");
        station.settle();
        assertEquals(List.of("sent"), order);
        able[0] = false;
        assertEquals(TriggerMessageStatus.Rejected, station.get(handler.handle(request)).status());
        handler.unbindMessage(heartbeat);
        station.settle();
        assertEquals(TriggerMessageStatus.NotImplemented, station.get(handler.handle(request)).status());
    }
}
