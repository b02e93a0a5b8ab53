package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.PowerState;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopOrder;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.station.api.token.TokenQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes presented tokens: the session's own token ends it, one of its group too (C09), the master pass ends all (C16), any other starts, if it
 * is authorized.
 */
@Component
@Subscription("authorization")
public final class TokenDesk implements StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(TokenDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AuthSettings settings;
    private final TokenCache cache;
    private final TokenAuthorizer authorizer;
    private final StationLoop loop;
    /** Tokens shown while the sessions' module is replaced. */
    private final List<Consumer<Sessions>> waiting = new ArrayList<>();
    private volatile Sessions sessions;

    @Activate
    public TokenDesk(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference TokenCache cache,
            @Reference TokenAuthorizer authorizer) {
        this.loop = loop;
        this.settings = settings;
        this.cache = cache;
        this.authorizer = authorizer;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(Sessions present) {
        sessions = present;
        loop.execute(() -> {
            List<Consumer<Sessions>> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(work -> work.accept(present));
        });
    }

    void unbindSessions(Sessions gone) {
        if (sessions == gone) {
            sessions = null;
        }
    }

    /** At once, or when they are back; a driver does not wait for longer. */
    private void withSessions(Consumer<Sessions> work) {
        Sessions present = sessions;
        if (present != null) {
            work.accept(present);
        } else {
            waiting.add(work);
            loop.after(PATIENCE, () -> waiting.remove(work));
        }
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.TokenInfoTold told) {
            cache.learn(told.idToken(), told.info());
            return;
        }
        if (event instanceof StationEvent.TokenPresented token) {
            withSessions(present -> presented(present, token));
        } else if (event instanceof StationEvent.PowerStateChanged state && state.from() == PowerState.IDLE && state.evConnected()
                && !settings.enabled.value()) {
            withSessions(present -> start(present, state.evseId(), new IdToken("", Tokens.NO_AUTHORIZATION), Optional.empty()));
        }
    }

    private void presented(Sessions present, StationEvent.TokenPresented token) {
        List<Integer> places = places(present, token);
        Optional<Integer> own = places.stream().filter(evse -> present.authorizationOf(evse)
                .filter(authorization -> Tokens.same(authorization.idToken(), token.idToken())).isPresent()).findFirst();
        if (own.isPresent()) {
            // C09.FR.07: nobody is asked
            stop(present, own.get(), token.idToken(), Reason.Local);
            return;
        }
        OptionalInt evse = token.evseId();
        authorizer.authorize(new TokenQuestion(token.idToken(), evse)).then(verdict -> {
            IdTokenInfo info = verdict.getValue().info();
            LOG.info("token {}: {} ({})", Tokens.masked(token.idToken()), info.status(), verdict.getValue().authority());
            if (info.status() == AuthorizationStatus.Accepted) {
                withSessions(now -> accepted(now, token, info));
            }
            return null;
        });
    }

    /** The EVSEs that a token at this reader may speak for. */
    private static List<Integer> places(Sessions present, StationEvent.TokenPresented token) {
        if (token.evseId().isPresent()) {
            return List.of(token.evseId().getAsInt());
        }
        List<Integer> places = new ArrayList<>();
        present.transactions().forEach(transaction -> places.add(transaction.evseId()));
        present.evseForToken().filter(evse -> !places.contains(evse)).ifPresent(places::add);
        return places;
    }

    private void accepted(Sessions present, StationEvent.TokenPresented token, IdTokenInfo info) {
        Optional<IdToken> group = Optional.ofNullable(info.groupIdToken());
        if (isMasterPass(group)) {
            List<TransactionView> all = present.transactions();
            all.forEach(transaction -> stop(present, transaction.evseId(), token.idToken(), Reason.MasterPass));
            LOG.info("master pass ends {} transactions", all.size());
            return;
        }
        for (int evse : places(present, token)) {
            if (sameGroup(present, evse, group)) {
                stop(present, evse, token.idToken(), Reason.Local);
                return;
            }
        }
        Optional<Integer> evse = token.evseId().isPresent() ? Optional.of(token.evseId().getAsInt()) : present.evseForToken();
        if (evse.isEmpty() || present.authorizationOf(evse.get()).isPresent()
                || isAnothersTransaction(present, evse.get(), token.idToken())) {
            LOG.info("token {} is good, but there is no free EVSE for it", Tokens.masked(token.idToken()));
            return;
        }
        start(present, evse.get(), token.idToken(), Optional.of(info));
    }

    private boolean isMasterPass(Optional<IdToken> group) {
        String master = settings.masterPassGroupId.value();
        return !master.isEmpty() && group.filter(g -> g.idToken().equalsIgnoreCase(master)).isPresent();
    }

    private static boolean sameGroup(Sessions present, int evse, Optional<IdToken> group) {
        Optional<IdToken> sessionGroup = present.authorizationOf(evse).flatMap(Authorization::info).map(IdTokenInfo::groupIdToken)
                .or(() -> present.transaction(evse).filter(TransactionView::authorized).flatMap(TransactionView::groupIdToken));
        return Tokens.sameGroup(sessionGroup, group);
    }

    /** C01.FR.23: a transaction that lost its authorization is not taken over by another token. */
    private static boolean isAnothersTransaction(Sessions present, int evse, IdToken token) {
        return present.transaction(evse).flatMap(TransactionView::idToken).filter(owner -> !Tokens.same(owner, token)).isPresent();
    }

    private static void start(Sessions present, int evse, IdToken token, Optional<IdTokenInfo> info) {
        present.authorize(evse, new Authorization(token, info, TriggerReason.Authorized, OptionalInt.empty())).onSuccess(outcome -> {
            if (outcome instanceof Sessions.Outcome.Refused refused) {
                LOG.info("EVSE {} does not take token {}: {}", evse, Tokens.masked(token), refused.reason());
            }
        });
    }

    private static void stop(Sessions present, int evse, IdToken token, Reason reason) {
        present.stop(evse, new StopOrder(TriggerReason.StopAuthorized, reason, Optional.of(token), false));
    }
}
