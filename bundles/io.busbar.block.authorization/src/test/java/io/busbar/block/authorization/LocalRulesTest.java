package io.busbar.block.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.token.KnownToken;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What list and cache are worth, online and offline. */
class LocalRulesTest extends AuthorizationBench {

    private void cached(IdToken token, AuthorizationStatus status) {
        cached(token, IdTokenInfo.builder().status(status).build());
    }

    private void cached(IdToken token, IdTokenInfo info) {
        handler.on(new StationEvent.IdTokenInfoReceived(station.loop().now(), token, info));
        station.settle();
    }

    private void offline() {
        station.csms().link(false);
        station.settle();
    }

    @Test
    @DisplayName("C14.FR.02, C14.FR.04, C01.FR.05: with LocalPreAuthorize a token that the list accepts starts without a question, without it one is asked")
    void listAccepts() {
        list.put(ALICE, AuthorizationStatus.Accepted);
        present(ALICE);
        assertEquals(1, asked());
        present(ALICE);
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        station.csms().fail(AuthorizeRequest.class, Cause.TIMEOUT);
        present(ALICE);
        assertTrue(runs(1), "without waiting for the CSMS");
        assertEquals(1, asked());
    }

    @Test
    @DisplayName("C14.FR.03, C14.FR.05: the CSMS is asked for a token that the list does not accept, unless the list says not to")
    void listRefuses() {
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        list.put(ALICE, AuthorizationStatus.Expired);
        present(ALICE);
        assertTrue(runs(1));
        assertEquals(1, asked());
        list.entries.put(Tokens.key(BOB),
                new KnownToken(IdTokenInfo.builder().status(AuthorizationStatus.Invalid).build(), false));
        hall.present(BOB);
        station.settle();
        assertFalse(runs(2));
        assertEquals(1, asked());
    }

    @Test
    @DisplayName("C13.FR.01, C14.FR.01: the list is believed before the cache, online and offline")
    void listBeforeCache() {
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        says = AuthorizationStatus.Invalid;
        cached(ALICE, AuthorizationStatus.Accepted);
        list.put(ALICE, AuthorizationStatus.Invalid);
        present(ALICE);
        assertFalse(runs(1));
        assertEquals(1, asked());
        cached(ALICE, AuthorizationStatus.Accepted);
        offline();
        present(ALICE);
        assertFalse(runs(1));
        cached(BOB, AuthorizationStatus.Blocked);
        list.put(BOB, AuthorizationStatus.Accepted);
        present(BOB);
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("C13.FR.02, C13.FR.03, C13.FR.05: offline only what is accepted starts, the unknown does not")
    void offlineList() {
        list.put(ALICE, AuthorizationStatus.Accepted);
        list.put(BOB, AuthorizationStatus.Blocked);
        offline();
        present(BOB);
        present(new IdToken("NOBODY", "ISO14443"));
        assertFalse(runs(1));
        present(ALICE);
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("C13.FR.04, C13.FR.06, C15.FR.08: OfflineTxForUnknownIdEnabled lets in the unknown, not the one whom the list refuses")
    void offlineUnknown() {
        station.write("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        list.put(BOB, AuthorizationStatus.Expired);
        offline();
        present(BOB);
        assertFalse(runs(1));
        present(new IdToken("NOBODY", "ISO14443"));
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("LocalAuthorizeOffline = false: offline nobody who is known is let in by that")
    void noLocalAuthorization() {
        station.write("AuthCtrlr.LocalAuthorizeOffline", "false");
        list.put(ALICE, AuthorizationStatus.Accepted);
        offline();
        present(ALICE);
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("DisableRemoteAuthorization: list and cache decide, the unknown is refused, and offline is not the reason")
    void remoteOff() {
        station.write("AuthCtrlr.DisableRemoteAuthorization", "true");
        station.write("AuthCtrlr.LocalAuthorizeOffline", "false");
        station.write("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        present(BOB);
        assertFalse(runs(1));
        list.put(ALICE, AuthorizationStatus.Accepted);
        present(ALICE);
        assertTrue(runs(1));
        assertEquals(0, asked());
    }

    @Test
    @DisplayName("C10.FR.03, C12.FR.05: a token cached as refused is asked for, unless DisablePostAuthorize")
    void postAuthorize() {
        cached(ALICE, AuthorizationStatus.Blocked);
        says = AuthorizationStatus.Invalid;
        present(ALICE);
        assertEquals(1, asked());
        station.write("AuthCacheCtrlr.DisablePostAuthorize", "true");
        present(ALICE);
        assertEquals(1, asked());
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C10.FR.01, C10.FR.04, C12.FR.06: the answer to an AuthorizeRequest is the cache's entry, whatever its status")
    void learnsFromAnswers() {
        for (AuthorizationStatus status : AuthorizationStatus.values()) {
            says = status;
            IdToken token = new IdToken("T" + status, "ISO14443");
            present(token);
            assertEquals(status, cache.use(token).orElseThrow().status());
            sessions.running.clear();
        }
        says = AuthorizationStatus.Blocked;
        IdToken token = new IdToken("TAccepted", "ISO14443");
        present(token);
        assertEquals(AuthorizationStatus.Blocked, cache.use(token).orElseThrow().status());
    }

    @Test
    @DisplayName("C10.FR.05: what the CSMS tells in a transaction's answer is the cache's entry")
    void learnsFromTransactions() {
        present(ALICE);
        cached(ALICE, AuthorizationStatus.Expired);
        assertEquals(AuthorizationStatus.Expired, cache.use(ALICE).orElseThrow().status());
    }

    @Test
    @DisplayName("C10.FR.08, C10.FR.10: without cacheExpiryDateTime an entry is gone LifeTime after its last use")
    void lifeTime() {
        station.write("AuthCacheCtrlr.LifeTime", "3600");
        cached(ALICE, AuthorizationStatus.Accepted);
        cached(BOB, AuthorizationStatus.Accepted);
        station.advance(Duration.ofMinutes(50));
        assertTrue(cache.use(ALICE).isPresent());
        station.advance(Duration.ofMinutes(50));
        assertTrue(cache.use(ALICE).isPresent(), "used fifty minutes ago");
        assertTrue(cache.use(BOB).isEmpty());
        assertEquals("512", station.value("AuthCacheCtrlr.Storage"), "removed");
    }

    @Test
    @DisplayName("C10.FR.13: with cacheExpiryDateTime that is the end, however short or long LifeTime is and however often it is used")
    void expiryDate() {
        station.write("AuthCacheCtrlr.LifeTime", "60");
        cached(ALICE, IdTokenInfo.builder().status(AuthorizationStatus.Accepted)
                .cacheExpiryDateTime(station.loop().now().plus(Duration.ofHours(1))).build());
        station.advance(Duration.ofMinutes(59));
        assertTrue(cache.use(ALICE).isPresent());
        station.advance(Duration.ofMinutes(1));
        assertTrue(cache.use(ALICE).isEmpty());
    }

    @Test
    @DisplayName("C10.FR.11: switched off, the cache neither learns nor knows; its content stays")
    void switchedOff() {
        cached(ALICE, AuthorizationStatus.Accepted);
        station.write("AuthCacheCtrlr.Enabled", "false");
        cached(BOB, AuthorizationStatus.Accepted);
        assertTrue(cache.use(ALICE).isEmpty());
        offline();
        present(ALICE);
        assertFalse(runs(1));
        station.write("AuthCacheCtrlr.Enabled", "true");
        assertTrue(cache.use(ALICE).isPresent());
        assertTrue(cache.use(BOB).isEmpty());
    }

    @Test
    @DisplayName("C10.FR.07: entries that let nobody in go first, then by Policy: LFU, FIFO")
    void replacement() {
        station.write("AuthCacheCtrlr.Policy", "FIFO");
        cached(ALICE, AuthorizationStatus.Accepted);
        for (int i = 0; i < 300; i++) {
            cached(new IdToken("BAD" + i, "ISO14443"), AuthorizationStatus.Invalid);
        }
        for (int i = 0; i < 3_900; i++) {
            cached(new IdToken("GOOD" + i, "ISO14443"), AuthorizationStatus.Accepted);
        }
        assertTrue(cache.use(ALICE).isPresent(), "the oldest, but accepted");
        assertTrue(cache.use(new IdToken("BAD0", "ISO14443")).isEmpty());
        assertTrue(cache.use(new IdToken("GOOD3899", "ISO14443")).isPresent());
        for (int i = 0; i < 300; i++) {
            cached(new IdToken("MORE" + i, "ISO14443"), AuthorizationStatus.Accepted);
        }
        assertTrue(cache.use(ALICE).isEmpty(), "first in, first out");
    }

    @Test
    @DisplayName("C10.FR.12, C10.FR.09: no token is in the storage in plain text, and no message to the driver, which may hold a tariff")
    void personalData() {
        cached(ALICE, IdTokenInfo.builder().status(AuthorizationStatus.Accepted).language1("de")
                .personalMessage(new io.busbar.ocpp.messages.common.MessageContent(io.busbar.ocpp.messages.common.MessageFormat.UTF8, "en",
                        "0.30 EUR/kWh", null))
                .build());
        IdTokenInfo kept = cache.use(ALICE).orElseThrow();
        assertEquals("de", kept.language1());
        assertEquals(null, kept.personalMessage());
        assertFalse(Tokens.key(ALICE).toLowerCase(java.util.Locale.ROOT).contains("aabbccdd"));
    }
}
