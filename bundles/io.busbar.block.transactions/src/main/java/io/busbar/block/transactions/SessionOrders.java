package io.busbar.block.transactions;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.station.api.session.StopOrder;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/** What an EVSE's session is told to do: by drivers' tokens, by the CSMS, by its late refusals. */
final class SessionOrders {

    private final Surroundings around;
    private final SessionRules rules;
    private final EvseSession session;
    private final Evse evse;

    SessionOrders(Surroundings around, SessionRules rules) {
        this.around = around;
        this.rules = rules;
        session = rules.session();
        evse = session.evse();
    }

    /** Why the EVSE can take no leave now; empty if it can. */
    Optional<String> refusal() {
        if (!around.settings().beforeAccepted() && !around.registration().accepted()) {
            return Optional.of("the CSMS has not accepted the station");
        }
        if (session.ending().isPresent()) {
            return Optional.of("a transaction is just ending");
        }
        if (session.leave().isPresent()) {
            return Optional.of("somebody else is authorized");
        }
        if (session.owner().isPresent()) {
            return Optional.of("the cable in it is somebody else's");
        }
        boolean usable = evse.connectors().stream()
                .anyMatch(c -> c.status() != ConnectorStatus.Unavailable && c.status() != ConnectorStatus.Faulted);
        return usable ? Optional.empty() : Optional.of("EVSE " + evse.id() + " is out of service");
    }

    Promise<Outcome> authorize(Authorization authorization) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return around.loop().resolved(new Outcome.Refused(refusal.get()));
        }
        Promise<Void> durable = session.authorize(authorization);
        if (!session.connected()) {
            session.connection().start(around.settings().connectionTimeOut());
        }
        if (session.tx().isPresent()) {
            durable = session.updated(authorization.trigger(), Optional.empty());
        } else {
            rules.tryStart(authorization.trigger());
            durable = session.save();
        }
        rules.watch();
        return durable.map(stored -> new Outcome.Taken(session.tx().map(OpenTransaction::id)));
    }

    Promise<Boolean> stop(StopOrder order) {
        if (session.ending().isPresent()) {
            return session.ending().get().promise();
        }
        Optional<StoredToken> token = order.idToken().map(StoredToken::of);
        boolean forced = order.forceEnd() && session.tx().isPresent();
        if (session.leave().isEmpty() && session.owner().isPresent() && !forced) {
            session.releaseCable();
            return session.updated(order.trigger(), token).then(told -> session.save()).map(stored -> true);
        }
        if (session.tx().isEmpty()) {
            if (session.leave().isEmpty()) {
                return around.loop().resolved(false);
            }
            session.dropLeave(false);
            return session.save().map(stored -> true);
        }
        OpenTransaction tx = session.tx().get();
        boolean hadLeave = session.leave().isPresent();
        boolean remote = order.trigger() == TriggerReason.RemoteStop;
        if (order.forceEnd() || (tx.stopsWithoutLeave() || session.deserted()) && (hadLeave || remote)) {
            return session.end(new EndCause(order.trigger(), order.reason(), token, false));
        }
        if (hadLeave) {
            tx.stopReason(order.reason());
            session.endLeave(false);
        } else if (!remote) {
            return around.loop().resolved(false);
        }
        // that energy stopped is told by an event of its own
        Promise<Void> told = session.updated(order.trigger(), token);
        session.power();
        return told.map(stored -> true).onResolve(rules::look);
    }

    /** The CSMS refused the token of the running transaction in its answer (E05, C15). */
    void refused() {
        OpenTransaction tx = session.tx().orElseThrow();
        if (around.settings().stopOnInvalidId()) {
            if (tx.stopsWithoutLeave() || session.deserted()) {
                session.end(EndCause.of(TriggerReason.Deauthorized, Reason.DeAuthorized).holding(true));
            } else {
                tx.stopReason(Reason.DeAuthorized);
                session.dropLeave(true);
                session.updated(TriggerReason.Deauthorized, Optional.empty());
                rules.look();
            }
        } else {
            session.leave(session.leave().orElseThrow().refusedNow());
            session.save();
            session.power();
            rules.look();
        }
    }
}
