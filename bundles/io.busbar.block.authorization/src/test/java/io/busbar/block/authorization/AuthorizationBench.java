package io.busbar.block.authorization;

import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.token.KnownToken;
import io.busbar.station.api.token.KnownTokens;
import io.busbar.station.api.token.TokenRank;
import io.busbar.testkit.FakeSessions;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeTokenReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;

/** A station whose authorization block is plugged together as in the product, with a local list in the test's hand. */
abstract class AuthorizationBench {

    /** Knows what the test says. */
    static final class FakeList implements KnownTokens {

        final Map<String, KnownToken> entries = new HashMap<>();

        void put(IdToken token, AuthorizationStatus status) {
            put(token, IdTokenInfo.builder().status(status).build());
        }

        void put(IdToken token, IdTokenInfo info) {
            entries.put(Tokens.key(token), new KnownToken(info, true));
        }

        @Override
        public String name() {
            return "list";
        }

        @Override
        public Optional<KnownToken> find(IdToken idToken) {
            return Optional.ofNullable(entries.get(Tokens.key(idToken)));
        }
    }

    protected static final IdToken ALICE = new IdToken("AABBCCDD", "ISO14443");
    protected static final IdToken BOB = new IdToken("11223344", "ISO14443");

    protected TestStation station;
    protected FakeSessions sessions;
    protected FakeTokenReader reader;
    protected FakeTokenReader hall;
    protected TokenCache cache;
    protected KnownTokenLookup memory;
    protected RankedAuthorizer authorizer;
    protected PresentedTokenHandler handler;
    protected ContractCheck contracts;
    protected FakeList list;
    protected AuthorizationStatus says;
    protected IdToken group;
    protected Instant expiry;

    @BeforeEach
    void start() {
        says = AuthorizationStatus.Accepted;
        group = null;
        expiry = null;
        live(new TestStation());
    }

    protected void live(TestStation life) {
        station = life;
        station.csms().answer(AuthorizeRequest.class, request -> new AuthorizeResponse(
                IdTokenInfo.builder().status(says).groupIdToken(group).cacheExpiryDateTime(expiry).build(), null, null, null, null));
        sessions = new FakeSessions(station.loop());
        station.services().register(Sessions.class, sessions);
        list = new FakeList();
        AuthSettings settings = new AuthSettings(station.model());
        cache = new TokenCache(station.loop(), station.clock(), station.store(), station.model());
        memory = new KnownTokenLookup(station.loop());
        memory.bindTokens(list, Map.of(TokenRank.RANK, TokenRank.LOCAL_LIST));
        memory.bindTokens(cache, Map.of(TokenRank.RANK, TokenRank.CACHE));
        contracts = new ContractCheck(station.loop(), station.clock(), station.model(), station.neighbours());
        authorizer = new RankedAuthorizer(station.loop(), settings);
        authorizer.bindAuthority(new OfflineAuthority(station.loop(), settings, memory, station.csms(), contracts),
                Map.of(TokenRank.RANK, TokenRank.OFFLINE));
        authorizer.bindAuthority(new CsmsAuthority(station.loop(), settings, cache, station.csms(), contracts),
                Map.of(TokenRank.RANK, TokenRank.CSMS));
        authorizer.bindAuthority(new MemoryAuthority(station.loop(), settings, memory, station.csms()),
                Map.of(TokenRank.RANK, TokenRank.CACHE));
        authorizer.bindAuthority(new NoAuthorizationValidator(station.loop(), settings),
                Map.of(TokenRank.RANK, TokenRank.NO_AUTHORIZATION));
        handler = new PresentedTokenHandler(station.loop(), settings, cache, memory, authorizer, station.neighbours());
        station.listen("authorization", handler);
        reader = station.addReader(OptionalInt.of(1));
        hall = station.addReader(OptionalInt.empty());
        station.settle();
    }

    protected void present(IdToken token) {
        reader.present(token);
        station.settle();
    }

    protected int asked() {
        return station.csms().requests(AuthorizeRequest.class).size();
    }

    protected boolean runs(int evse) {
        return sessions.running.containsKey(evse);
    }
}
