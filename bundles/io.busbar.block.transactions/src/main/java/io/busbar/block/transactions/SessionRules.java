package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an EVSE's session does when something happens. */
final class SessionRules {

    /** A state between two others, as while a car answers an offer, is not worth an event. */
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final SessionContext context;
    private final EvseSession session;
    private final SessionOrders orders;
    private final Evse evse;
    private final Supplier<Optional<GrantedAuthorization>> waiting;
    private Optional<Timer> settling = Optional.empty();
    private Optional<Timer> nextCheck = Optional.empty();

    /** @param waiting releases an authorization that waits for its car at another EVSE and is valid at any */
    SessionRules(SessionContext context, Evse evse, StoredMap<SessionRow> rows, Supplier<Optional<GrantedAuthorization>> waiting) {
        this.context = context;
        this.evse = evse;
        this.waiting = waiting;
        session = new EvseSession(context, evse, rows, this::connectionTimedOut, this::evaluate);
        orders = new SessionOrders(context, this);
    }

    SessionOrders orders() {
        return orders;
    }

    EvseSession session() {
        return session;
    }

    void close() {
        settling.ifPresent(Timer::cancel);
        nextCheck.ifPresent(Timer::cancel);
        session.close();
    }

    // ---- what drivers report

    /** Compares what is with what was seen, and does what follows. */
    void evaluate() {
        session.pathClosed(evse.powerPathClosed());
        session.tx().ifPresent(tx -> tx.charging(charging(), context.loop().uptime()));
        if (session.ending().isPresent()) {
            session.ending().get().evaluate();
            return;
        }
        boolean bay = evse.bayOccupied().orElse(false);
        if (bay && !session.bay()) {
            session.bay(true);
            came(TriggerReason.EVDetected);
        }
        if (evse.evConnected() && !session.connected()) {
            session.connected(true);
            session.connection().cancel();
            if (orders.refusal().isEmpty()) {
                waiting.get().map(GrantedAuthorization::authorization).ifPresent(session::authorize);
            }
            came(TriggerReason.CablePluggedIn);
        }
        if (charging() && session.tx().isEmpty()) {
            tryStart(TriggerReason.ChargingStateChanged);
        }
        if (!evse.evConnected() && session.connected()) {
            session.connected(false);
            carLeft();
        }
        if (!bay && session.bay()) {
            session.bay(false);
            bayLeft();
        }
        if (session.ending().isEmpty()) {
            cableOut();
            chargingState();
            session.power();
            session.occupy();
            watch();
        }
    }

    private boolean charging() {
        return ChargingStates.of(evse, false) == ChargingState.Charging;
    }

    private void came(TriggerReason trigger) {
        if (session.tx().isPresent()) {
            session.seen(trigger);
        } else {
            tryStart(trigger);
        }
    }

    /** Starts the transaction if one of the start points is met now (E01). */
    void tryStart(TriggerReason trigger) {
        StartConditions conditions = session.startConditions(signed());
        List<TxPoint> met = context.settings().startPoints().stream().filter(point -> point.met(conditions)).toList();
        if (!met.isEmpty() && session.mayStart() && session.tx().isEmpty() && session.ending().isEmpty()) {
            // a meter that signs at any time has signed when the car comes: it is that which starts it (E01.FR.04)
            boolean signed = met.equals(List.of(TxPoint.DATA_SIGNED)) && trigger != TriggerReason.RemoteStart;
            session.start(signed ? TriggerReason.SignedDataReceived : trigger, context.settings().stopPoints());
        } else if (!session.phase().equals(SessionPhase.IDLE)) {
            session.save();
        }
    }

    /** The CSMS accepted the station, or the EVSE is in service again: what was met before starts now. */
    void admitted() {
        if (session.tx().isEmpty()) {
            tryStart(session.granted().isPresent()
                    ? session.granted().get().trigger()
                    : session.connected() ? TriggerReason.CablePluggedIn : TriggerReason.EVDetected);
        }
    }

    private boolean signed() {
        return SignedReadings.wanted(context.variables()) && evse.meter().filter(reading -> reading.signed().isPresent()).isPresent();
    }

    private void carLeft() {
        boolean evSide = evse.pluggedConnector().isPresent();
        boolean hold = evSide && !context.settings().unlockOnEvSideDisconnect();
        boolean authorizationEnds = session.granted().isPresent() && context.settings().stopOnEvSideDisconnect();
        EndCause cause = EndCause.of(TriggerReason.EVCommunicationLost, Reason.EVDisconnected).holding(hold);
        if (session.tx().isEmpty()) {
            if (authorizationEnds) {
                session.dropAuthorization(hold);
            } else if (session.granted().isPresent()) {
                session.connection().start(context.settings().connectionTimeOut());
            }
            session.save();
            return;
        }
        OpenTransaction tx = session.tx().get();
        boolean nothingLeft = session.vehicleAbsent() && (authorizationEnds || session.granted().isEmpty());
        if (tx.stopsWithoutCar() || nothingLeft || authorizationEnds && tx.stopsWithoutAuthorization()
                || tx.stopsAt(TxPoint.ENERGY_TRANSFER) && tx.reportedState() == ChargingState.Charging) {
            session.end(cause);
            return;
        }
        if (authorizationEnds) {
            tx.stopReason(Reason.EVDisconnected);
            session.dropAuthorization(hold);
        } else if (session.granted().isPresent() && !cableLocked()) {
            session.connection().start(context.settings().connectionTimeOut());
        }
        session.seen(TriggerReason.EVCommunicationLost);
    }

    private boolean cableLocked() {
        return evse.pluggedConnector().filter(connector -> connector.lock() == LockState.LOCKED).isPresent();
    }

    private void bayLeft() {
        session.tx().ifPresentOrElse(tx -> {
            if (tx.stopsAt(TxPoint.PARKING_BAY_OCCUPANCY) || session.granted().isEmpty() && session.vehicleAbsent()) {
                session.end(EndCause.of(TriggerReason.EVDeparted, Reason.EVDisconnected));
            } else {
                session.seen(TriggerReason.EVDeparted);
            }
        }, session::save);
    }

    /** A cable that was unplugged needs no owner. */
    private void cableOut() {
        if (session.cableOwner().isPresent() && evse.pluggedConnector().isEmpty()) {
            session.releaseCable();
            session.save();
        }
    }

    private void chargingState() {
        settling.ifPresent(Timer::cancel);
        settling = Optional.empty();
        if (session.tx().isEmpty() || session.ending().isPresent()) {
            return;
        }
        OpenTransaction tx = session.tx().get();
        boolean refused = session.granted().filter(GrantedAuthorization::refused).isPresent();
        ChargingState now = ChargingStates.of(evse, refused);
        if (now == tx.reportedState()) {
            return;
        }
        if (tx.reportedState() != ChargingState.Charging && ChargingStates.suspended(now) && !refused) {
            settling = Optional.of(context.loop().after(SETTLING, this::reportChargingState));
        } else {
            reportChargingState();
        }
    }

    private void reportChargingState() {
        if (context.meter().holds(this::reportChargingState)) {
            return;
        }
        if (session.tx().isEmpty() || session.ending().isPresent()) {
            return;
        }
        OpenTransaction tx = session.tx().get();
        boolean refused = session.granted().filter(GrantedAuthorization::refused).isPresent();
        ChargingState now = ChargingStates.of(evse, refused);
        if (tx.reportedState() == ChargingState.Charging && now != ChargingState.Charging && tx.stopsAt(TxPoint.ENERGY_TRANSFER)) {
            Reason reason = refused ? Reason.DeAuthorized : now == ChargingState.SuspendedEV ? Reason.StoppedByEV : Reason.Other;
            session.end(EndCause.of(TriggerReason.ChargingStateChanged, reason).holding(refused));
        } else if (now != tx.reportedState()) {
            session.seen(TriggerReason.ChargingStateChanged);
        }
    }

    /** Checks again later for what no event reports: a signed reading, an allowance used up. */
    void watch() {
        boolean wantsSigned = session.tx().isEmpty() && session.connected()
                && context.settings().startPoints().contains(TxPoint.DATA_SIGNED);
        boolean counts = session.granted().filter(GrantedAuthorization::refused).isPresent() && evse.powerGranted();
        nextCheck.ifPresent(Timer::cancel);
        nextCheck = wantsSigned || counts ? Optional.of(context.loop().after(CHECK_INTERVAL, () -> {
            if (context.meter().holds(this::watch)) {
                return;
            }
            if (wantsSigned && session.startConditions(signed()).dataSigned() && session.tx().isEmpty()) {
                tryStart(TriggerReason.SignedDataReceived);
            }
            evaluate();
        })) : Optional.empty();
    }

    void fault(EvseFault fault) {
        if (session.tx().isPresent() && session.ending().isEmpty()) {
            Faults.ending(fault).ifPresent(reason -> session.end(EndCause.of(TriggerReason.AbnormalCondition, reason)));
        }
    }

    /** No car within EVConnectionTimeOut (E03.FR.05, E03.FR.15), or it did not come back (E10.FR.02). */
    private void connectionTimedOut() {
        if (context.meter().holds(this::connectionTimedOut)) {
            return;
        }
        if (session.granted().isEmpty() || session.ending().isPresent()) {
            return;
        }
        boolean cameBefore = session.tx().filter(tx -> tx.connectorId().isPresent()).isPresent();
        EndCause cause = EndCause.of(TriggerReason.EVConnectTimeout, Reason.Timeout);
        if (session.tx().isEmpty()) {
            session.dropAuthorization(false);
            session.save();
        } else if (session.bay() && session.tx().get().stopsAt(TxPoint.PARKING_BAY_OCCUPANCY)
                && !(cameBefore && session.tx().get().stopsWithoutAuthorization())) {
            session.tx().get().stopReason(cause.reason());
            session.dropAuthorization(false);
            session.updated(cause.trigger(), Optional.empty());
        } else {
            session.end(cause);
        }
    }
}
