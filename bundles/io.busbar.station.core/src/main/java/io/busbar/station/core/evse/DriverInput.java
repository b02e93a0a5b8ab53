package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.api.driver.ChangeLimiter;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ParkingBayChanged;
import io.busbar.station.api.event.StationEvent.PowerPathChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the driver of an EVSE has reported. It stays while the driver is being replaced. */
final class DriverInput {

    private static final Logger LOG = LoggerFactory.getLogger(DriverInput.class);

    /** No cable carries more; beyond it the driver is wrong. */
    private static final double GREATEST_AMPS = 10_000;

    /** Changes of a contact, or of abilities, that count in a row, and how long it must rest after those. */
    static final int BURST = 20;
    static final Duration QUIET = Duration.ofSeconds(1);

    private final EvseContext context;
    private final EvseState evse;
    private final DriverBorder border;
    private final List<ConnectorState> connectors = new ArrayList<>();
    private Optional<EvseAbilities> abilities = Optional.empty();
    private final ChangeLimiter<EvseAbilities> declared;
    private EvseAbilities declaredLast;
    private final Map<String, ChangeLimiter<Boolean>> limits = new HashMap<>();
    private final LogLimit log;
    private PilotState pilot = PilotState.A;
    private boolean powerPathClosed;
    private Optional<Boolean> bayOccupied = Optional.empty();

    DriverInput(EvseContext context, EvseState evse) {
        this.context = context;
        this.evse = evse;
        log = new LogLimit(context.loop());
        border = new DriverBorder(evse.id(), log);
        declared = new ChangeLimiter<>(context.loop(), BURST, QUIET, this::declare);
    }

    // ---- reports

    void abilities(EvseAbilities reported) {
        EvseAbilities now = border.checked(reported);
        abilities = Optional.of(now);
        declared.report(now);
        evse.update();
    }

    private void declare(EvseAbilities now) {
        if (!now.equals(declaredLast)) {
            declaredLast = now;
            declareConnectors(now);
            evse.components().declare(now, connectors);
        }
    }

    private void declareConnectors(EvseAbilities now) {
        connectors.removeIf(c -> now.connectors().stream().noneMatch(a -> a.id() == c.id()));
        for (ConnectorAbilities connector : now.connectors()) {
            connector(connector.id()).ifPresentOrElse(known -> known.abilities(connector),
                    () -> connectors.add(new ConnectorState(context, evse, connector)));
        }
        connectors.sort((a, b) -> Integer.compare(a.id(), b.id()));
    }

    /** There is no driver now, so nothing is known of what it can do. */
    void driverRemoved() {
        abilities = Optional.empty();
    }

    void cable(int connectorId, boolean plugged) {
        if (connector(connectorId).isPresent()) {
            limited("the cable of connector " + connectorId, plugged, now -> cableChanged(connectorId, now));
        }
    }

    private void cableChanged(int connectorId, boolean plugged) {
        connector(connectorId).filter(connector -> connector.plugged(plugged)).ifPresent(connector -> {
            context.events().publish(new CableChanged(context.loop().now(), evse.id(), connectorId, plugged));
            evse.lockBeforePower();
            evse.update();
        });
    }

    void cableRating(int connectorId, double maxAmps) {
        if (!(maxAmps >= 0 && maxAmps <= GREATEST_AMPS)) {
            if (log.mayLog()) {
                LOG.warn("the driver of EVSE {} reports a cable of {} A, which is ignored", evse.id(), maxAmps);
            }
            return;
        }
        connector(connectorId).ifPresent(connector -> connector.cableRating(maxAmps));
        evse.update();
    }

    void pilot(PilotState now) {
        pilot = now == null ? PilotState.E : now;
        evse.update();
    }

    void contactor(boolean closed) {
        limited("the contactor", closed, this::contactorChanged);
    }

    private void contactorChanged(boolean closed) {
        if (powerPathClosed != closed) {
            powerPathClosed = closed;
            context.events().publish(new PowerPathChanged(context.loop().now(), evse.id(), closed));
            evse.update();
        }
    }

    /** A fault of a connector that the EVSE does not have is one of the EVSE. */
    void fault(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        boolean known = connectorId != null && connectorId.isPresent() && connector(connectorId.getAsInt()).isPresent();
        evse.faultList().report(known ? connectorId : OptionalInt.empty(), DriverBorder.code(code), active, DriverBorder.detail(detail));
    }

    void lock(int connectorId, boolean locked) {
        if (connector(connectorId).isPresent()) {
            limited("the lock of connector " + connectorId, locked,
                    now -> connector(connectorId).ifPresent(connector -> connector.lockReported(now)));
        }
    }

    void bay(boolean occupied) {
        limited("the parking bay", occupied, this::bayChanged);
    }

    private void bayChanged(boolean occupied) {
        if (!bayOccupied.equals(Optional.of(occupied))) {
            bayOccupied = Optional.of(occupied);
            context.events().publish(new ParkingBayChanged(context.loop().now(), evse.id(), occupied));
        }
    }

    /** A worn contact must not become hundreds of events a second. */
    private void limited(String contact, boolean now, Consumer<Boolean> changed) {
        limits.computeIfAbsent(contact, name -> new ChangeLimiter<>(context.loop(), BURST, QUIET, changed).onLimit(() -> {
            if (log.mayLog()) {
                LOG.warn("the driver of EVSE {} reports changes of {} without a pause; it counts when it has rested for {} s", evse.id(),
                        name,
                        QUIET.toSeconds());
            }
        })).report(now);
    }

    // ---- what is known

    List<ConnectorState> connectors() {
        return connectors;
    }

    Optional<ConnectorState> connector(int connectorId) {
        return connectors.stream().filter(c -> c.id() == connectorId).findFirst();
    }

    Optional<ConnectorState> plugged() {
        return connectors.stream().filter(ConnectorState::plugged).findFirst();
    }

    Optional<EvseAbilities> abilities() {
        return abilities;
    }

    PilotState pilot() {
        return pilot;
    }

    boolean evConnected() {
        return pilot == PilotState.B || pilot == PilotState.C || pilot == PilotState.D;
    }

    boolean powerPathClosed() {
        return powerPathClosed;
    }

    Optional<Boolean> bayOccupied() {
        return bayOccupied;
    }
}
