package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.station.api.token.TokenRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes presented tokens: the session's own token ends it, one of its group too (C09), the master pass ends all or some (C16), any other starts, if
 * it is authorized. A start button starts for nobody (C02).
 */
@Component
@Subscription("authorization")
public final class PresentedTokenHandler implements StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(PresentedTokenHandler.class);

    private final AuthSettings settings;
    private final TokenCache cache;
    private final KnownTokenLookup memory;
    private final RankedAuthorizer authorizer;
    private final StationLoop loop;
    private final KeyCodeThrottle throttle = new KeyCodeThrottle();
    private final PresentedTokens pending;
    /** A token that is presented while the transactions block is replaced waits for it. */
    private final Neighbour<Sessions> sessions;
    private final MasterPass masterPass;

    @Activate
    public PresentedTokenHandler(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference TokenCache cache,
            @Reference KnownTokenLookup memory, @Reference RankedAuthorizer authorizer,
            @Reference Neighbours neighbours) {
        this.loop = loop;
        this.settings = settings;
        this.cache = cache;
        this.memory = memory;
        this.authorizer = authorizer;
        pending = new PresentedTokens(loop);
        sessions = neighbours.of(Sessions.class);
        masterPass = new MasterPass(loop, sessions, neighbours.of(ChoiceDialog.class));
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.IdTokenInfoReceived received) {
            cache.learn(received.idToken(), received.info());
        } else if (event instanceof StationEvent.TransactionChanged changed
                && changed.change() == TransactionEventType.Ended) {
            pending.ended(changed.transaction().evseId());
        } else if (event instanceof StationEvent.TokenPresented token) {
            sessions.whenPresent(present -> presented(present, new TokenQuestion(Tokens.limited(token.idToken()), token.evseId())));
        } else if (event instanceof StationEvent.ContractPresented contract) {
            sessions.whenPresent(present -> presented(present,
                    new TokenQuestion(contract.eMaid(), OptionalInt.of(contract.evseId()), Optional.of(contract.certificate()))));
        } else if (event instanceof StationEvent.StartPressed button) {
            sessions.whenPresent(present -> startFree(present, button.evseId()));
        } else if (event instanceof StationEvent.PowerStateChanged state && state.from() == ChargingState.Idle && state.evConnected()
                && !settings.enabled.value()) {
            sessions.whenPresent(present -> startFree(present, OptionalInt.of(state.evseId())));
        }
    }

    /** C02.FR.01. */
    private static void startFree(Sessions present, OptionalInt place) {
        IdToken nobody = new IdToken("", Tokens.NO_AUTHORIZATION);
        Optional<Integer> evse = place.isPresent() ? Optional.of(place.getAsInt()) : present.selectEvse();
        evse.filter(id -> present.authorizationOf(id).isEmpty() && !isAnothersTransaction(present, id, nobody))
                .ifPresent(id -> start(present, id, nobody, Optional.empty(), place.isEmpty()));
    }

    private void presented(Sessions present, TokenQuestion token) {
        if (TokenRules.reportable(token.idToken()).isEmpty()) {
            LOG.warn("a token that OCPP cannot carry is presented at EVSE {}; it is ignored", token.evseId());
            return;
        }
        if (throttle.holds(token.idToken(), loop.uptime())) {
            LOG.info("a key code is ignored: too soon after a wrong one");
            return;
        }
        Optional<Integer> known = places(present, token).stream()
                .filter(evse -> ownSession(present, evse, token.idToken()) || groupKnown(present, evse, token.idToken())).findFirst();
        if (known.isPresent()) {
            // C01.FR.03, C09.FR.07: nobody is asked
            stopOrWait(present, known.get(), token);
            return;
        }
        if (!pending.ask(token)) {
            LOG.info("token {} is presented again while it is being authorized; nothing more is asked", Tokens.masked(token.idToken()));
            return;
        }
        authorizer.verdict(token).onResolve(() -> pending.answered(token)).then(verdict -> {
            IdTokenInfo info = verdict.getValue().info();
            LOG.info("token {}: {} ({})", Tokens.masked(token.idToken()), info.status(), verdict.getValue().authority());
            throttle.answered(token.idToken(), info.status() == AuthorizationStatus.Accepted, loop.uptime());
            if (info.status() == AuthorizationStatus.Accepted) {
                sessions.whenPresent(now -> accepted(now, token, info));
            }
            return null;
        });
    }

    /** While a transaction is about to end, its token either has stopped it, or is meant for what comes after it. */
    private void stopOrWait(Sessions present, int evse, TokenQuestion token) {
        if (!present.ending(evse)) {
            pending.stopped(evse, token.idToken());
            stop(present, evse, token.idToken(), Reason.Local);
        } else if (pending.hasStopped(evse, token.idToken())) {
            LOG.info("token {} is presented again while its transaction ends; it ends once", Tokens.masked(token.idToken()));
        } else {
            pending.afterEnd(() -> sessions.whenPresent(then -> presented(then, token)));
        }
    }

    private static boolean ownSession(Sessions present, int evse, IdToken token) {
        return present.authorizationOf(evse).filter(authorization -> Tokens.same(authorization.idToken(), token)).isPresent();
    }

    private boolean groupKnown(Sessions present, int evse, IdToken token) {
        return present.transaction(evse).filter(TransactionView::authorized).isPresent()
                && sameGroup(present, evse, memory.accepted(token).map(IdTokenInfo::groupIdToken));
    }

    /** The EVSEs that a token at this reader may speak for. */
    private static List<Integer> places(Sessions present, TokenQuestion token) {
        if (token.evseId().isPresent()) {
            return List.of(token.evseId().getAsInt());
        }
        List<Integer> places = new ArrayList<>(present.evsesInUse());
        present.selectEvse().filter(evse -> !places.contains(evse)).ifPresent(places::add);
        return places;
    }

    private void accepted(Sessions present, TokenQuestion token, IdTokenInfo info) {
        Optional<IdToken> group = Optional.ofNullable(info.groupIdToken());
        if (settings.isMasterPass(info)) {
            masterPass.accept(present, token.idToken());
            return;
        }
        for (int evse : places(present, token)) {
            if (sameGroup(present, evse, group)) {
                stop(present, evse, token.idToken(), Reason.Local);
                return;
            }
        }
        Optional<Integer> evse = placeFor(present, token, info);
        if (evse.isEmpty() || present.authorizationOf(evse.get()).isPresent()
                || isAnothersTransaction(present, evse.get(), token.idToken())) {
            if (places(present, token).stream().anyMatch(present::ending)) {
                pending.afterEnd(() -> sessions.whenPresent(then -> accepted(then, token, info)));
                return;
            }
            LOG.info("token {} is good, but there is no free EVSE for it", Tokens.masked(token.idToken()));
            return;
        }
        start(present, evse.get(), token.idToken(), Optional.of(info), token.evseId().isEmpty() && info.evseId() == null);
    }

    private static Optional<Integer> placeFor(Sessions present, TokenQuestion token, IdTokenInfo info) {
        if (token.evseId().isPresent()) {
            return Optional.of(token.evseId().getAsInt());
        }
        if (info.evseId() == null) {
            return present.selectEvse();
        }
        // C01.FR.21
        List<Integer> inUse = present.evsesInUse();
        return present.selectEvse().filter(info.evseId()::contains)
                .or(() -> info.evseId().stream().filter(evse -> !inUse.contains(evse)).findFirst());
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

    private static void start(Sessions present, int evse, IdToken token, Optional<IdTokenInfo> info, boolean anywhere) {
        Authorization authorization = new Authorization(token, info, TriggerReason.Authorized, OptionalInt.empty(), anywhere);
        present.authorize(evse, authorization).onSuccess(outcome -> {
            if (outcome instanceof Sessions.Outcome.Rejected rejected) {
                LOG.info("EVSE {} does not take token {}: {}", evse, Tokens.masked(token), rejected.reason());
            }
        });
    }

    private static void stop(Sessions present, int evse, IdToken token, Reason reason) {
        present.stop(evse, new StopRequest(TriggerReason.StopAuthorized, reason, Optional.of(token), false));
    }
}
