package io.busbar.block.transactions;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.station.api.session.StopRequest;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/** Requests to an EVSE's session: of drivers' tokens, of the CSMS, and its late refusals. */
final class SessionOrders {

    private final SessionContext context;
    private final SessionRules rules;
    private final EvseSession session;
    private final Evse evse;

    SessionOrders(SessionContext context, SessionRules rules) {
        this.context = context;
        this.rules = rules;
        session = rules.session();
        evse = session.evse();
    }

    /** Why the EVSE cannot be authorized now; empty if it can. */
    Optional<String> refusal() {
        if (!context.settings().beforeAccepted() && !context.registration().accepted()) {
            return Optional.of("the CSMS has not accepted the station");
        }
        if (session.ending().isPresent()) {
            return Optional.of("a transaction is just ending");
        }
        if (session.granted().isPresent()) {
            return Optional.of("somebody else is authorized");
        }
        if (session.cableOwner().isPresent()) {
            return Optional.of("its cable is held for another driver");
        }
        boolean usable = evse.connectors().stream()
                .anyMatch(c -> c.status() != ConnectorStatus.Unavailable && c.status() != ConnectorStatus.Faulted);
        return usable ? Optional.empty() : Optional.of("EVSE " + evse.id() + " is out of service");
    }

    Promise<Outcome> authorize(Authorization authorization) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return context.loop().resolved(new Outcome.Rejected(refusal.get()));
        }
        Promise<Void> durable = session.authorize(authorization);
        if (!session.connected()) {
            session.connection().start(context.settings().connectionTimeOut());
        }
        if (session.tx().isPresent()) {
            durable = session.updated(authorization.trigger(), Optional.empty());
        } else {
            rules.tryStart(authorization.trigger());
            durable = session.save();
        }
        rules.watch();
        return durable.map(stored -> new Outcome.Accepted(session.tx().map(OpenTransaction::id)));
    }

    Promise<Boolean> stop(StopRequest request) {
        if (session.ending().isPresent()) {
            return session.ending().get().promise();
        }
        Optional<StoredToken> token = request.idToken().map(StoredToken::of);
        boolean forced = request.endTransaction() && session.tx().isPresent();
        if (session.granted().isEmpty() && session.cableOwner().isPresent() && !forced) {
            session.releaseCable();
            return session.updated(request.trigger(), token).then(stored -> session.save()).map(stored -> true);
        }
        if (session.tx().isEmpty()) {
            if (session.granted().isEmpty()) {
                return context.loop().resolved(false);
            }
            session.dropAuthorization(false);
            return session.save().map(stored -> true);
        }
        OpenTransaction tx = session.tx().get();
        boolean wasAuthorized = session.granted().isPresent();
        boolean remote = request.trigger() == TriggerReason.RemoteStop;
        if (request.endTransaction() || (tx.stopsWithoutAuthorization() || session.vehicleAbsent()) && (wasAuthorized || remote)) {
            return session.end(new EndCause(request.trigger(), request.reason(), token, false));
        }
        if (wasAuthorized) {
            tx.stopReason(request.reason());
            session.endAuthorization(false);
        } else if (!remote) {
            return context.loop().resolved(false);
        }
        // that energy stopped is reported by an event of its own
        Promise<Void> reported = session.updated(request.trigger(), token);
        session.power();
        return reported.map(stored -> true).onResolve(rules::evaluate);
    }

    /** The CSMS refused the token of the running transaction in its answer (E05, C15). */
    void refused() {
        OpenTransaction tx = session.tx().orElseThrow();
        if (context.settings().stopOnInvalidId()) {
            if (tx.stopsWithoutAuthorization() || session.vehicleAbsent()) {
                session.end(EndCause.of(TriggerReason.Deauthorized, Reason.DeAuthorized).holding(true));
            } else {
                tx.stopReason(Reason.DeAuthorized);
                session.dropAuthorization(true);
                session.updated(TriggerReason.Deauthorized, Optional.empty());
                rules.evaluate();
            }
        } else {
            session.granted(session.granted().orElseThrow().refusedNow());
            session.save();
            session.power();
            rules.evaluate();
        }
    }
}
