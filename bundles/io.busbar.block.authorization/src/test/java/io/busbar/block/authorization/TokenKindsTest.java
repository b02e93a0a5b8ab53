package io.busbar.block.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.record.CustomerQuery;
import io.busbar.station.api.token.TokenQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of all kinds, groups and the master pass. */
class TokenKindsTest extends AuthorizationBench {

    private IdTokenInfo family(AuthorizationStatus status) {
        return IdTokenInfo.builder().status(status).groupIdToken(new IdToken("FAMILY", "Central")).build();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "eMAID"})
    @DisplayName("C01.FR.02, C06.FR.02, C08.FR.01: the CSMS is asked for a token with its text and type as they were presented")
    void asked(String type) {
        IdToken token = new IdToken("A1b2-C3", type, List.of(new AdditionalInfo("plate", "ABC 123")), null);
        says = AuthorizationStatus.Invalid;
        present(token);
        assertEquals(token, station.csms().last(AuthorizeRequest.class).idToken());
        assertFalse(runs(1), "C06.FR.01");
        says = AuthorizationStatus.Accepted;
        station.advance(Duration.ofMinutes(2));
        present(token);
        assertTrue(runs(1));
        assertTrue(station.value("AuthCtrlr.SupportedIdTokenTypes").contains(type));
    }

    @Test
    @DisplayName("C01.FR.01, C06.FR.01: with authorization on, a car that is plugged gets nothing without a token")
    void nothingWithoutToken() {
        station.addEvse(1).connectCar();
        station.settle();
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C01.FR.25: tokens are the same by text and type, without regard to case and to additional information")
    void sameToken() {
        present(new IdToken("AABB", "ISO14443", List.of(new AdditionalInfo("x", "y")), null));
        present(new IdToken("AABB", "ISO15693"));
        assertTrue(runs(1), "another type is another token");
        assertEquals(2, asked());
        present(new IdToken("aabb", "ISO14443"));
        assertFalse(runs(1));
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C02.FR.01: the start button starts with an empty token of type NoAuthorization, nobody is asked; it does not disturb a session")
    void startButton() {
        var buttons = station.addButtons(OptionalInt.of(1));
        buttons.start();
        station.settle();
        assertEquals(new IdToken("", "NoAuthorization"), sessions.running.get(1).idToken());
        assertEquals(0, asked());
        sessions.running.clear();
        present(ALICE);
        buttons.start();
        station.settle();
        assertEquals(ALICE, sessions.running.get(1).idToken());
        station.addButtons(OptionalInt.empty()).start();
        station.settle();
        assertTrue(runs(2), "the station's button is for the next free EVSE");
    }

    @Test
    @DisplayName("C02.FR.03, C03.FR.02, C05.FR.02: what is told of NoAuthorization and Central tokens is not cached")
    void notCached() {
        Stream.of(new IdToken("", "NoAuthorization"), new IdToken("C1", "Central")).forEach(token -> {
            handler.on(new StationEvent.IdTokenInfoReceived(station.loop().now(), token,
                    IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build()));
            assertTrue(cache.use(token).isEmpty());
        });
    }

    @Test
    @DisplayName("C03.FR.01, C05.FR.01: a Central token is accepted without a question")
    void central() {
        assertEquals(AuthorizationStatus.Accepted,
                station.get(authorizer.authorize(new TokenQuestion(new IdToken("C1", "Central"), OptionalInt.of(1)))).info().status());
        assertEquals(0, asked());
    }

    @Test
    @DisplayName("C01.FR.04, C06.FR.03: nothing but the check of a token is an AuthorizeRequest")
    void askedForTokensOnly() {
        var buttons = station.addButtons(OptionalInt.of(1));
        buttons.start();
        station.settle();
        buttons.stop();
        sessions.running.clear();
        station.addEvse(1).connectCar();
        station.get(new ClearCache(station.loop(), cache).handle(new ClearCacheRequest(null)));
        station.advance(Duration.ofDays(1));
        assertEquals(0, asked());
        present(ALICE);
        present(ALICE);
        assertEquals(1, asked());
    }

    @Test
    @DisplayName("C01.FR.23: a transaction that lost its authorization is not taken over by another token")
    void noTakeOver() {
        present(ALICE);
        sessions.lostAuthorization.add(1);
        present(BOB);
        assertEquals(ALICE, sessions.running.get(1).idToken());
        present(ALICE);
        assertEquals(2, sessions.authorized);
    }

    @Test
    @DisplayName("C04.FR.03, C04.FR.04: a key code may be cached, under a hash; nothing of it is in the log")
    void keyCodeIsSecret() {
        IdToken code = new IdToken("123456789", "KeyCode");
        present(code);
        assertTrue(runs(1));
        assertEquals(AuthorizationStatus.Accepted, cache.use(code).orElseThrow().status());
        assertEquals("KeyCode", Tokens.masked(code));
        assertFalse(Tokens.key(code).contains("123456789"));
    }

    @Test
    @DisplayName("C04.FR.06: after wrong key codes the next is not looked at for longer and longer; a right one ends that")
    void bruteForce() {
        says = AuthorizationStatus.Invalid;
        int tried = 0;
        for (int i = 0; i < 600; i++) {
            present(new IdToken("" + i, "KeyCode"));
            station.advance(Duration.ofSeconds(1));
        }
        tried = asked();
        assertTrue(tried < 20, tried + " codes were tried in ten minutes");
        says = AuthorizationStatus.Accepted;
        present(ALICE);
        assertTrue(runs(1), "other tokens do not wait");
        present(ALICE);
        station.advance(Duration.ofSeconds(61));
        present(new IdToken("4711", "KeyCode"));
        assertTrue(runs(1));
        sessions.running.clear();
        says = AuthorizationStatus.Invalid;
        present(new IdToken("1", "KeyCode"));
        station.advance(Duration.ofSeconds(3));
        int before = asked();
        present(new IdToken("2", "KeyCode"));
        assertEquals(before + 1, asked(), "short again");
    }

    @Test
    @DisplayName("C09.FR.07, C01.FR.03, C09.FR.02: a token that is known, accepted and of the session's group ends it, nobody is asked")
    void knownGroup() {
        group = new IdToken("FAMILY", "Central");
        present(ALICE);
        list.put(BOB, family(AuthorizationStatus.Accepted));
        present(BOB);
        assertFalse(runs(1));
        assertEquals(1, asked());
        assertEquals(Reason.Local, sessions.stops.get(0).reason());
        assertEquals(BOB, sessions.stops.get(0).idToken().orElseThrow());
    }

    @Test
    @DisplayName("C09.FR.05, C09.FR.03: a token that is not known is asked for, and ends the session when it is of its group")
    void unknownGroup() {
        group = new IdToken("FAMILY", "Central");
        present(ALICE);
        present(BOB);
        assertEquals(2, asked());
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C09.FR.11: a known token of the group that is not accepted is asked for, and ends nothing while it is not")
    void refusedGroup() {
        group = new IdToken("FAMILY", "Central");
        present(ALICE);
        list.put(BOB, family(AuthorizationStatus.Invalid));
        says = AuthorizationStatus.Invalid;
        present(BOB);
        assertTrue(runs(1));
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C12.FR.09, C16.FR.03: a token of the master pass group starts nothing, from cache, list or CSMS, swiped or by remote start")
    void masterPassStartsNothing() {
        station.write("AuthCtrlr.MasterPassGroupId", "MASTER");
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        IdTokenInfo master = IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(new IdToken("MASTER", "Central"))
                .build();
        list.put(ALICE, master);
        handler.on(new StationEvent.IdTokenInfoReceived(station.loop().now(), BOB, master));
        present(ALICE);
        present(BOB);
        group = new IdToken("master", "Central");
        present(new IdToken("CC", "ISO14443"));
        assertTrue(sessions.running.isEmpty());
        assertEquals(AuthorizationStatus.Invalid,
                station.get(authorizer.authorize(new TokenQuestion(ALICE, OptionalInt.of(1)))).info().status());
    }

    @Test
    @DisplayName("C16.FR.02, C16.FR.04, C16.FR.05, C16.FR.06, C16.FR.07: a known master pass ends all transactions, reason MasterPass, no question asked")
    void masterPassFromMemory() {
        station.write("AuthCtrlr.MasterPassGroupId", "MASTER");
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        present(ALICE);
        hall.present(BOB);
        station.settle();
        assertTrue(runs(1) && runs(2));
        int before = asked();
        IdToken master = new IdToken("CC", "ISO14443");
        list.put(master, IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(new IdToken("MASTER", "Central")).build());
        hall.present(master);
        station.settle();
        assertTrue(sessions.running.isEmpty());
        assertEquals(2, sessions.stops.size());
        assertTrue(sessions.stops.stream().allMatch(stop -> stop.reason() == Reason.MasterPass));
        assertEquals(before, asked());
    }

    @Test
    @DisplayName("C16.FR.01: where there is a screen, the master pass ends what is chosen there, nothing if nothing is chosen")
    void masterPassWithScreen() {
        station.write("AuthCtrlr.MasterPassGroupId", "MASTER");
        present(ALICE);
        hall.present(BOB);
        station.settle();
        station.advance(Duration.ofMinutes(12));
        station.services().register(ChoiceDialog.class, (title, options) -> {
            assertEquals(List.of("t1", "t2"), options.stream().map(ChoiceDialog.Option::id).sorted().toList());
            assertTrue(options.stream().anyMatch(option -> option.text().equals("EVSE 2, for 12 minutes")), options::toString);
            return station.loop().resolved(Set.of("t2"));
        });
        group = new IdToken("MASTER", "Central");
        hall.present(new IdToken("CC", "ISO14443"));
        station.settle();
        assertEquals(Set.of(1), sessions.running.keySet());
        assertEquals(Reason.MasterPass, sessions.stops.get(0).reason());
        station.services().register(ChoiceDialog.class, (title, options) -> station.loop().resolved(Set.of()));
        hall.present(new IdToken("CC", "ISO14443"));
        station.settle();
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("N09.FR.05, N10.FR.03: the cache tells what it holds of a customer, and forgets him alone")
    void customerData() {
        present(ALICE);
        present(BOB);
        CustomerQuery query = new CustomerQuery(Optional.empty(), Optional.of(ALICE), Optional.empty());
        assertEquals(1, cache.report(query).size());
        assertTrue(cache.report(query).get(0).contains("status Accepted"));
        station.get(cache.clear(query));
        assertEquals(List.of(), cache.report(query));
        assertTrue(cache.use(ALICE).isEmpty());
        assertTrue(cache.use(BOB).isPresent());
    }
}
