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
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Surroundings around;
    private final EvseSession session;
    private final SessionOrders orders;
    private final Evse evse;
    private final Supplier<Optional<Leave>> waiting;
    private Optional<Timer> settling = Optional.empty();
    private Optional<Timer> looking = Optional.empty();

    /** @param waiting takes a leave that waits for its car at another EVSE and is good at any */
    SessionRules(Surroundings around, Evse evse, StoredMap<SessionRow> rows, Supplier<Optional<Leave>> waiting) {
        this.around = around;
        this.evse = evse;
        this.waiting = waiting;
        session = new EvseSession(around, evse, rows, this::connectionTimedOut, this::look);
        orders = new SessionOrders(around, this);
    }

    SessionOrders orders() {
        return orders;
    }

    EvseSession session() {
        return session;
    }

    void close() {
        settling.ifPresent(Timer::cancel);
        looking.ifPresent(Timer::cancel);
        session.close();
    }

    // ---- what drivers tell

    /** Compares what is with what was seen, and does what follows. */
    void look() {
        session.pathClosed(evse.powerPathClosed());
        session.tx().ifPresent(tx -> tx.charging(charging(), around.loop().uptime()));
        if (session.ending().isPresent()) {
            session.ending().get().look();
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
                waiting.get().map(Leave::authorization).ifPresent(session::authorize);
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
        Facts facts = session.facts(signed());
        List<Point> met = around.settings().startPoints().stream().filter(point -> point.met(facts)).toList();
        if (!met.isEmpty() && session.mayStart() && session.tx().isEmpty() && session.ending().isEmpty()) {
            // a meter that signs at any time has signed when the car comes: it is that which starts it (E01.FR.04)
            boolean signed = met.equals(List.of(Point.DATA_SIGNED)) && trigger != TriggerReason.RemoteStart;
            session.start(signed ? TriggerReason.SignedDataReceived : trigger, around.settings().stopPoints());
        } else if (!session.phase().equals(SessionPhase.IDLE)) {
            session.save();
        }
    }

    /** The CSMS accepted the station, or the EVSE is in service again: what was met before starts now. */
    void admitted() {
        if (session.tx().isEmpty()) {
            tryStart(session.leave().isPresent()
                    ? session.leave().get().trigger()
                    : session.connected() ? TriggerReason.CablePluggedIn : TriggerReason.EVDetected);
        }
    }

    private boolean signed() {
        return SignedReadings.wanted(around.variables()) && evse.meter().filter(reading -> reading.signed().isPresent()).isPresent();
    }

    private void carLeft() {
        boolean evSide = evse.pluggedConnector().isPresent();
        boolean hold = evSide && !around.settings().unlockOnEvSideDisconnect();
        boolean leaveEnds = session.leave().isPresent() && around.settings().stopOnEvSideDisconnect();
        EndCause cause = EndCause.of(TriggerReason.EVCommunicationLost, Reason.EVDisconnected).holding(hold);
        if (session.tx().isEmpty()) {
            if (leaveEnds) {
                session.dropLeave(hold);
            } else if (session.leave().isPresent()) {
                session.connection().start(around.settings().connectionTimeOut());
            }
            session.save();
            return;
        }
        OpenTransaction tx = session.tx().get();
        boolean lastToGo = session.deserted() && (leaveEnds || session.leave().isEmpty());
        if (tx.stopsWithoutCar() || lastToGo || leaveEnds && tx.stopsWithoutLeave()
                || tx.stopsAt(Point.ENERGY_TRANSFER) && tx.told() == ChargingState.Charging) {
            session.end(cause);
            return;
        }
        if (leaveEnds) {
            tx.stopReason(Reason.EVDisconnected);
            session.dropLeave(hold);
        } else if (session.leave().isPresent() && !cableLocked()) {
            session.connection().start(around.settings().connectionTimeOut());
        }
        session.seen(TriggerReason.EVCommunicationLost);
    }

    private boolean cableLocked() {
        return evse.pluggedConnector().filter(connector -> connector.lock() == LockState.LOCKED).isPresent();
    }

    private void bayLeft() {
        session.tx().ifPresentOrElse(tx -> {
            if (tx.stopsAt(Point.PARKING_BAY_OCCUPANCY) || session.leave().isEmpty() && session.deserted()) {
                session.end(EndCause.of(TriggerReason.EVDeparted, Reason.EVDisconnected));
            } else {
                session.seen(TriggerReason.EVDeparted);
            }
        }, session::save);
    }

    /** A cable that is gone needs no owner. */
    private void cableOut() {
        if (session.owner().isPresent() && evse.pluggedConnector().isEmpty()) {
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
        boolean refused = session.leave().filter(Leave::refused).isPresent();
        ChargingState now = ChargingStates.of(evse, refused);
        if (now == tx.told()) {
            return;
        }
        if (tx.told() != ChargingState.Charging && ChargingStates.suspended(now) && !refused) {
            settling = Optional.of(around.loop().after(SETTLING, this::tellChargingState));
        } else {
            tellChargingState();
        }
    }

    private void tellChargingState() {
        if (around.meter().holds(this::tellChargingState)) {
            return;
        }
        if (session.tx().isEmpty() || session.ending().isPresent()) {
            return;
        }
        OpenTransaction tx = session.tx().get();
        boolean refused = session.leave().filter(Leave::refused).isPresent();
        ChargingState now = ChargingStates.of(evse, refused);
        if (tx.told() == ChargingState.Charging && now != ChargingState.Charging && tx.stopsAt(Point.ENERGY_TRANSFER)) {
            Reason reason = refused ? Reason.DeAuthorized : now == ChargingState.SuspendedEV ? Reason.StoppedByEV : Reason.Other;
            session.end(EndCause.of(TriggerReason.ChargingStateChanged, reason).holding(refused));
        } else if (now != tx.told()) {
            session.seen(TriggerReason.ChargingStateChanged);
        }
    }

    /** Looks again later for what nobody tells: a signed reading, an allowance used up. */
    void watch() {
        boolean wantsSigned = session.tx().isEmpty() && session.connected()
                && around.settings().startPoints().contains(Point.DATA_SIGNED);
        boolean counts = session.leave().filter(Leave::refused).isPresent() && evse.powerGranted();
        looking.ifPresent(Timer::cancel);
        looking = wantsSigned || counts ? Optional.of(around.loop().after(LOOK, () -> {
            if (around.meter().holds(this::watch)) {
                return;
            }
            if (wantsSigned && session.facts(signed()).dataSigned() && session.tx().isEmpty()) {
                tryStart(TriggerReason.SignedDataReceived);
            }
            look();
        })) : Optional.empty();
    }

    void fault(EvseFault fault) {
        if (session.tx().isPresent() && session.ending().isEmpty()) {
            Faults.ending(fault).ifPresent(reason -> session.end(EndCause.of(TriggerReason.AbnormalCondition, reason)));
        }
    }

    /** No car within EVConnectionTimeOut (E03.FR.05, E03.FR.15), or it did not come back (E10.FR.02). */
    private void connectionTimedOut() {
        if (around.meter().holds(this::connectionTimedOut)) {
            return;
        }
        if (session.leave().isEmpty() || session.ending().isPresent()) {
            return;
        }
        boolean cameBefore = session.tx().filter(tx -> tx.connectorId().isPresent()).isPresent();
        EndCause cause = EndCause.of(TriggerReason.EVConnectTimeout, Reason.Timeout);
        if (session.tx().isEmpty()) {
            session.dropLeave(false);
            session.save();
        } else if (session.bay() && session.tx().get().stopsAt(Point.PARKING_BAY_OCCUPANCY)
                && !(cameBefore && session.tx().get().stopsWithoutLeave())) {
            session.tx().get().stopReason(cause.reason());
            session.dropLeave(false);
            session.updated(cause.trigger(), Optional.empty());
        } else {
            session.end(cause);
        }
    }
}
