package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ParkingBayChanged;
import io.busbar.station.api.event.StationEvent.PowerPathChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the driver of an EVSE has reported. It stays while the driver is being replaced. */
final class DriverInput {

    private static final Logger LOG = LoggerFactory.getLogger(DriverInput.class);

    /** No cable carries more; beyond it the driver is wrong. */
    private static final double GREATEST_AMPS = 10_000;

    private final EvseContext context;
    private final EvseState evse;
    private final DriverBorder border;
    private final List<ConnectorState> connectors = new ArrayList<>();
    private Optional<EvseAbilities> abilities = Optional.empty();
    private Optional<EvseAbilities> declared = Optional.empty();
    private PilotState pilot = PilotState.A;
    private boolean powerPathClosed;
    private Optional<Boolean> bayOccupied = Optional.empty();

    DriverInput(EvseContext context, EvseState evse) {
        this.context = context;
        this.evse = evse;
        border = new DriverBorder(evse.id());
    }

    // ---- reports

    void abilities(EvseAbilities reported) {
        EvseAbilities now = border.checked(reported);
        abilities = Optional.of(now);
        if (!abilities.equals(declared)) {
            declared = abilities;
            declareConnectors(now);
            evse.components().declare(now, connectors);
        }
        evse.update();
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
        connector(connectorId).filter(connector -> connector.plugged(plugged)).ifPresent(connector -> {
            context.events().publish(new CableChanged(context.loop().now(), evse.id(), connectorId, plugged));
            evse.lockBeforePower();
            evse.update();
        });
    }

    void cableRating(int connectorId, double maxAmps) {
        if (!(maxAmps >= 0 && maxAmps <= GREATEST_AMPS)) {
            LOG.warn("the driver of EVSE {} reports a cable of {} A, which is ignored", evse.id(), maxAmps);
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
        if (powerPathClosed != closed) {
            powerPathClosed = closed;
            context.events().publish(new PowerPathChanged(context.loop().now(), evse.id(), closed));
            evse.update();
        }
    }

    /** A fault of a connector that the EVSE does not have is one of the EVSE. */
    void fault(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        boolean known = connectorId != null && connectorId.isPresent() && connector(connectorId.getAsInt()).isPresent();
        evse.faultList().told(known ? connectorId : OptionalInt.empty(), DriverBorder.code(code), active, DriverBorder.detail(detail));
    }

    void lock(int connectorId, boolean locked) {
        connector(connectorId).ifPresent(connector -> connector.lockTold(locked));
    }

    void bay(boolean occupied) {
        if (!bayOccupied.equals(Optional.of(occupied))) {
            bayOccupied = Optional.of(occupied);
            context.events().publish(new ParkingBayChanged(context.loop().now(), evse.id(), occupied));
        }
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
