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
    private final Set<Point> stopPoints;
    private final Optional<Double> startWh;
    private final Optional<String> meterId;
    private Optional<Integer> connectorId = Optional.empty();
    private int nextSeqNo;
    private ChargingState told = ChargingState.Idle;
    private boolean placeTold;
    private long chargedMillis;
    private Optional<Duration> chargingSince = Optional.empty();
    private int phasesTold;
    private Optional<Reason> stopReason = Optional.empty();

    OpenTransaction(String id, Instant startedAt, Set<Point> stopPoints, Optional<Double> startWh, Optional<String> meterId) {
        this.id = id;
        this.startedAt = startedAt;
        this.stopPoints = stopPoints;
        this.startWh = startWh;
        this.meterId = meterId;
    }

    OpenTransaction(SessionRow.Tx row) {
        this(row.id(), row.startedAt(), Point.of(row.stopPoints()), row.startWh(), row.meterId());
        connectorId = row.connectorId();
        nextSeqNo = row.nextSeqNo();
        told = row.told();
        placeTold = row.placeTold();
        chargedMillis = row.chargedMillis();
        chargingSince = row.chargingFrom();
        phasesTold = row.phasesTold();
        stopReason = row.stopReason();
    }

    SessionRow.Tx row(Duration uptime) {
        return new SessionRow.Tx(id, startedAt, connectorId, Point.wires(stopPoints), nextSeqNo, told, placeTold, chargedMillis(uptime),
                chargingSince.map(since -> uptime),
                startWh, meterId, phasesTold, stopReason);
    }

    String id() {
        return id;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean stopsAt(Point point) {
        return stopPoints.contains(point);
    }

    /** Whether the end of the driver's leave ends it (E05.FR.10, E06.FR.03, E06.FR.06). */
    boolean stopsWithoutLeave() {
        return stopsAt(Point.AUTHORIZED) || stopsAt(Point.POWER_PATH_CLOSED) || stopsAt(Point.ENERGY_TRANSFER);
    }

    boolean stopsWithoutCar() {
        return stopsAt(Point.EV_CONNECTED) || stopsAt(Point.POWER_PATH_CLOSED);
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

    boolean placeTold() {
        return placeTold;
    }

    void placeTold(Optional<Integer> connector) {
        connectorId = connector;
        placeTold = true;
    }

    /** The car went; where the next one is has to be told. */
    void placeLeft() {
        placeTold = false;
    }

    ChargingState told() {
        return told;
    }

    void told(ChargingState state) {
        told = state;
    }

    int phasesTold() {
        return phasesTold;
    }

    void phasesTold(int phases) {
        phasesTold = phases;
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

    /** Somebody else has leave: why that of before ended is not why the transaction will. */
    void resumed() {
        stopReason = Optional.empty();
    }
}
