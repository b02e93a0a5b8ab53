package io.busbar.block.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheStatus;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.TransactionChanged;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizationTest extends AuthorizationBench {

    @Test
    @DisplayName("C01.FR.02: an unknown token is asked for; accepted it starts, refused it does not")
    void asksTheCsms() {
        says = AuthorizationStatus.Blocked;
        present(ALICE);
        assertFalse(runs(1));
        says = AuthorizationStatus.Accepted;
        present(BOB);
        assertTrue(runs(1));
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C01.FR.03, C09.FR.07, C01.FR.25: the session's own token ends it without a question, whatever its case")
    void ownTokenStops() {
        present(ALICE);
        present(new IdToken("aabbccdd", "ISO14443"));
        assertFalse(runs(1));
        assertEquals(1, asked());
        assertEquals(Reason.Local, sessions.stops.get(0).reason());
    }

    @Test
    @DisplayName("C01.FR.03: impatient swipes while the CSMS is asked make one AuthorizeRequest and one start, and stop nothing")
    void impatientSwipes() {
        station.csms().latency(Duration.ofSeconds(5));
        for (int swipe = 0; swipe < 3; swipe++) {
            present(ALICE);
            station.advance(Duration.ofSeconds(1));
        }
        present(BOB);
        station.advance(Duration.ofSeconds(20));
        assertTrue(runs(1));
        assertEquals(2, asked(), "one for each token");
        assertEquals(1, sessions.authorized);
        assertEquals(0, sessions.stops.size());
        present(ALICE);
        assertFalse(runs(1), "the next swipe counts again");
    }

    private void ended(int evse) {
        TransactionView over = sessions.transaction(evse).orElseThrow();
        sessions.running.remove(evse);
        sessions.ending.remove(evse);
        station.events().publish(new TransactionChanged(station.loop().now(), TransactionEventType.Ended, over));
        station.settle();
    }

    @Test
    @DisplayName("C01: a token presented in the seconds in which a transaction ends starts the next one when it has ended")
    void whileATransactionEnds() {
        present(ALICE);
        sessions.ending.add(1);
        present(BOB);
        assertEquals(ALICE, sessions.running.get(1).idToken());
        ended(1);
        assertEquals(BOB, sessions.running.get(1).idToken());
        // the same driver's own, when the cable or the CSMS has ended it
        sessions.ending.add(1);
        present(BOB);
        assertEquals(0, sessions.stops.size());
        ended(1);
        assertEquals(BOB, sessions.running.get(1).idToken());
        assertEquals(3, sessions.authorized);
    }

    @Test
    @DisplayName("C01.FR.03: a driver who swipes twice to stop does not start again")
    void stopsOnce() {
        present(ALICE);
        sessions.stopsSlowly = true;
        present(ALICE);
        present(ALICE);
        assertEquals(1, sessions.stops.size());
        ended(1);
        assertFalse(runs(1));
        assertEquals(1, sessions.authorized);
    }

    @Test
    @DisplayName("C01: another driver's token neither ends nor takes over a session")
    void anotherToken() {
        present(ALICE);
        present(BOB);
        assertTrue(runs(1));
        assertEquals(ALICE, sessions.running.get(1).idToken());
    }

    @Test
    @DisplayName("C09.FR.03, FR.11: an accepted token of the group ends the session, one that is not accepted does not")
    void groupToken() {
        group = new IdToken("FAMILY", "Central");
        present(ALICE);
        says = AuthorizationStatus.Blocked;
        present(BOB);
        assertTrue(runs(1));
        says = AuthorizationStatus.Accepted;
        present(BOB);
        assertFalse(runs(1));
        assertEquals(BOB, sessions.stops.get(0).idToken().orElseThrow());
    }

    @Test
    @DisplayName("C16.FR.02, FR.03, FR.07: the master pass ends all transactions and starts none")
    void masterPass() {
        station.write("AuthCtrlr.MasterPassGroupId", "MASTER");
        present(ALICE);
        hall.present(BOB);
        station.settle();
        assertTrue(runs(1) && runs(2));
        group = new IdToken("master", "Central");
        present(new IdToken("99887766", "ISO14443"));
        assertTrue(sessions.running.isEmpty());
        assertTrue(sessions.stops.stream().allMatch(stop -> stop.reason() == Reason.MasterPass));
        present(new IdToken("99887766", "ISO14443"));
        assertTrue(sessions.running.isEmpty());
    }

    @Test
    @DisplayName("A reader of the whole station serves the next EVSE, and ends the token's own session")
    void hallReader() {
        hall.present(ALICE);
        station.settle();
        hall.present(BOB);
        station.settle();
        assertTrue(runs(1) && runs(2));
        assertTrue(sessions.running.get(1).anyEvse());
        hall.present(ALICE);
        station.settle();
        assertFalse(runs(1));
        assertTrue(runs(2));
    }

    @Test
    @DisplayName("C01.FR.21: at a reader of the whole station a token that is good for one EVSE starts there, and goes nowhere else")
    void hallReaderEvseList() {
        station.csms().answer(AuthorizeRequest.class, request -> new AuthorizeResponse(
                IdTokenInfo.builder().status(AuthorizationStatus.Accepted).evseId(java.util.List.of(2)).build(), null, null, null, null));
        hall.present(ALICE);
        station.settle();
        assertTrue(runs(2));
        assertFalse(sessions.running.get(2).anyEvse());
        hall.present(BOB);
        station.settle();
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C01.FR.21: a token that is good for other EVSEs only does not start here")
    void evseList() {
        station.csms().answer(AuthorizeRequest.class, request -> new AuthorizeResponse(
                IdTokenInfo.builder().status(AuthorizationStatus.Accepted).evseId(java.util.List.of(2)).build(), null, null, null, null));
        present(ALICE);
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C12.FR.02, FR.05: with LocalPreAuthorize a cached accepted token starts at once, a cached refused one is asked for")
    void preAuthorize() {
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        present(ALICE);
        present(ALICE);
        station.csms().latency(Duration.ofSeconds(20));
        present(ALICE);
        assertTrue(runs(1), "without waiting for the CSMS");
        assertEquals(1, asked());
        handler.on(new StationEvent.IdTokenInfoReceived(station.loop().now(), BOB,
                IdTokenInfo.builder().status(AuthorizationStatus.Blocked).build()));
        present(ALICE);
        present(BOB);
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C10.FR.08, FR.13: entries run out by cacheExpiryDateTime, else LifeTime after the last use")
    void expiry() {
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        expiry = station.loop().now().plus(Duration.ofHours(1));
        present(ALICE);
        present(ALICE);
        station.advance(Duration.ofHours(2));
        present(ALICE);
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C10.FR.02: the cache outlives a power cut and lets in offline (LocalAuthorizeOffline), and only what it knows")
    void offlineAfterPowerCut() {
        present(ALICE);
        live(station.powerCut());
        station.csms().link(false);
        present(BOB);
        assertFalse(runs(1));
        present(ALICE);
        assertTrue(runs(1));
        present(ALICE);
        station.write("AuthCtrlr.LocalAuthorizeOffline", "false");
        present(ALICE);
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C15.FR.01, FR.08: OfflineTxForUnknownIdEnabled accepts unknown tokens offline and keeps them out of the cache")
    void offlineUnknown() {
        station.write("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        station.csms().link(false);
        present(BOB);
        assertTrue(runs(1));
        assertTrue(cache.use(BOB).isEmpty());
    }

    @Test
    @DisplayName("A CSMS that does not answer is as good as none; one that answers with an error lets nobody in")
    void noAnswer() {
        present(ALICE);
        present(ALICE);
        station.csms().fail(AuthorizeRequest.class, Cause.TIMEOUT);
        present(ALICE);
        station.advance(Duration.ofSeconds(31));
        assertTrue(runs(1), "cached");
        present(ALICE);
        station.csms().fail(AuthorizeRequest.class, Cause.ERROR);
        present(ALICE);
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C02.FR.03, C05.FR.01, FR.02: NoAuthorization and Central tokens are not asked for and not cached")
    void freeTokens() {
        present(new IdToken("CSMS-1", "Central"));
        assertTrue(runs(1));
        assertEquals(0, asked());
        cache.learn(new IdToken("CSMS-1", "Central"), IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build());
        assertTrue(cache.use(new IdToken("CSMS-1", "Central")).isEmpty());
    }

    @Test
    @DisplayName("AuthCtrlr.Enabled = false: a car that is plugged charges without a token")
    void authorizationOff() {
        station.write("AuthCtrlr.Enabled", "false");
        station.addEvse(1).connectCar();
        station.settle();
        assertEquals("NoAuthorization", sessions.running.get(1).idToken().type());
    }

    @Test
    @DisplayName("DisableRemoteAuthorization: no AuthorizeRequest is sent, the cache decides")
    void remoteAuthorizationOff() {
        present(ALICE);
        present(ALICE);
        station.write("AuthCtrlr.DisableRemoteAuthorization", "true");
        present(BOB);
        assertFalse(runs(1));
        present(ALICE);
        assertTrue(runs(1));
        assertEquals(1, asked());
    }

    @Test
    @DisplayName("C11.FR.01, C11.FR.02, C11.FR.03, C11.FR.04: ClearCache empties, and is Rejected while the cache is off")
    void clearCache() {
        ClearCache handler = new ClearCache(station.loop(), cache);
        present(ALICE);
        assertEquals("512", station.value("AuthCacheCtrlr.Storage"));
        assertEquals(ClearCacheStatus.Accepted, station.get(handler.handle(new ClearCacheRequest(null))).status());
        assertEquals("0", station.value("AuthCacheCtrlr.Storage"));
        station.write("AuthCacheCtrlr.Enabled", "false");
        assertEquals(ClearCacheStatus.Rejected, station.get(handler.handle(new ClearCacheRequest(null))).status());
    }

    @Test
    @DisplayName("C11.FR.05: a cache that cannot be emptied durably is told as Rejected")
    void cannotClear() {
        ClearCache handler = new ClearCache(station.loop(), cache);
        present(ALICE);
        station.store().breakDisk("full");
        assertEquals(ClearCacheStatus.Rejected, station.get(handler.handle(new ClearCacheRequest(null))).status());
    }

    @Test
    @DisplayName("C10.FR.07: a full cache drops by its policy and stays within its capacity")
    void capacity() {
        IdTokenInfo accepted = IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build();
        for (int i = 0; i < 5000; i++) {
            cache.learn(new IdToken("T" + i, "ISO14443"), accepted);
            if (i % 100 == 0) {
                station.advance(Duration.ofSeconds(1));
                cache.use(new IdToken("T0", "ISO14443"));
            }
        }
        station.advance(Duration.ofSeconds(1));
        assertTrue(Integer.parseInt(station.value("AuthCacheCtrlr.Storage")) <= 4096 * 512);
        assertTrue(cache.use(new IdToken("T0", "ISO14443")).isPresent(), "used again and again");
        assertTrue(cache.use(new IdToken("T1", "ISO14443")).isEmpty(), "not used for long");
        assertTrue(cache.use(new IdToken("T4999", "ISO14443")).isPresent());
    }

    @Test
    @DisplayName("Without a transactions block a token does nothing")
    void withoutSessions() {
        station.services().remove(Sessions.class);
        present(ALICE);
        station.services().register(Sessions.class, sessions);
        station.settle();
        assertEquals(0, asked());
        present(ALICE);
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("A token that is presented while the transactions block is replaced is evaluated as soon as the block is back, however long it takes")
    void whileSessionsAreReplaced() {
        station.services().beginReplacement(Sessions.class);
        present(ALICE);
        station.advance(Duration.ofMinutes(1));
        assertEquals(0, asked());
        station.services().endReplacement(Sessions.class, sessions);
        station.settle();
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("A token that waits for a transactions block that is removed is discarded")
    void whileSessionsAreRemoved() {
        station.services().beginReplacement(Sessions.class);
        present(ALICE);
        station.services().endWithout(Sessions.class);
        station.settle();
        station.services().register(Sessions.class, sessions);
        station.settle();
        assertEquals(0, asked());
    }
}
