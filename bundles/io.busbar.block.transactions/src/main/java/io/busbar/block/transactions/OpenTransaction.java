package io.busbar.block.transactions;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A transaction that is not ended, in memory. */
final class OpenTransaction {

    private final String id;
    private final Instant startedAt;
    private final Set<TxPoint> stopPoints;
    private final Optional<Double> startWh;
    private final Optional<String> meterId;
    private Optional<Integer> connectorId = Optional.empty();
    private int nextSeqNo;
    private ChargingState reportedState = ChargingState.Idle;
    private boolean evseReported;
    private long chargedMillis;
    private Optional<Duration> chargingSince = Optional.empty();
    private int reportedPhases;
    private Optional<Reason> stopReason = Optional.empty();

    OpenTransaction(String id, Instant startedAt, Set<TxPoint> stopPoints, Optional<Double> startWh, Optional<String> meterId) {
        this.id = id;
        this.startedAt = startedAt;
        this.stopPoints = stopPoints;
        this.startWh = startWh;
        this.meterId = meterId;
    }

    OpenTransaction(SessionRow.Tx row) {
        this(row.id(), row.startedAt(), TxPoint.of(row.stopPoints()), row.startWh(), row.meterId());
        connectorId = row.connectorId();
        nextSeqNo = row.nextSeqNo();
        reportedState = row.told();
        evseReported = row.placeTold();
        chargedMillis = row.chargedMillis();
        chargingSince = row.chargingFrom();
        reportedPhases = row.phasesTold();
        stopReason = row.stopReason();
    }

    SessionRow.Tx row(Duration uptime) {
        return new SessionRow.Tx(id, startedAt, connectorId, TxPoint.wires(stopPoints), nextSeqNo, reportedState, evseReported,
                chargedMillis(uptime),
                chargingSince.map(since -> uptime),
                startWh, meterId, reportedPhases, stopReason);
    }

    String id() {
        return id;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean stopsAt(TxPoint point) {
        return stopPoints.contains(point);
    }

    /** Whether the end of the driver's authorization ends it (E05.FR.10, E06.FR.03, E06.FR.06). */
    boolean stopsWithoutAuthorization() {
        return stopsAt(TxPoint.AUTHORIZED) || stopsAt(TxPoint.POWER_PATH_CLOSED) || stopsAt(TxPoint.ENERGY_TRANSFER);
    }

    boolean stopsWithoutCar() {
        return stopsAt(TxPoint.EV_CONNECTED) || stopsAt(TxPoint.POWER_PATH_CLOSED);
    }

    /** Whether a reading is of the meter that it began with; what another one counts is not in its bill. */
    boolean measuredBy(MeterReading reading) {
        return meterId.isEmpty() || meterId.get().equals(reading.meterId());
    }

    Optional<Double> startWh() {
        return startWh;
    }

    int takeSeqNo() {
        return nextSeqNo++;
    }

    OptionalInt connectorId() {
        return connectorId.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    boolean evseReported() {
        return evseReported;
    }

    void evseReported(Optional<Integer> connector) {
        connectorId = connector;
        evseReported = true;
    }

    /** The car was unplugged: the next event after one is connected carries EVSE and connector again. */
    void evseNotReported() {
        evseReported = false;
    }

    ChargingState reportedState() {
        return reportedState;
    }

    void reportedState(ChargingState state) {
        reportedState = state;
    }

    int reportedPhases() {
        return reportedPhases;
    }

    void reportedPhases(int phases) {
        reportedPhases = phases;
    }

    /** Keeps the time of charging; called whenever the state may have changed. */
    void charging(boolean now, Duration uptime) {
        if (now && chargingSince.isEmpty()) {
            chargingSince = Optional.of(uptime);
        } else if (!now && chargingSince.isPresent()) {
            chargedMillis = chargedMillis(uptime);
            chargingSince = Optional.empty();
        }
    }

    /** The station went down; nobody knows when charging stopped. */
    void interrupted() {
        chargingSince = Optional.empty();
    }

    long chargedMillis(Duration uptime) {
        return chargedMillis + chargingSince.map(since -> uptime.minus(since).toMillis()).orElse(0L);
    }

    Optional<Reason> stopReason() {
        return stopReason;
    }

    void stopReason(Reason reason) {
        stopReason = Optional.of(reason);
    }

    /** A new authorization discards the stop reason of the previous one. */
    void clearStopReason() {
        stopReason = Optional.empty();
    }
}
