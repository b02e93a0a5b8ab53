package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The components EVSE, Connector and ConnectorPlugRetentionLock of one EVSE. */
final class EvseComponents {

    /** OCPP's spelling of the states, in the order of {@link ConnectorStatus}. */
    static final List<String> STATES = List.of("Available", "Occupied", "Reserved", "Unavailable", "Faulted");

    private final DeviceModel model;
    private final EvseState evse;
    private final List<Variable<?>> declared = new ArrayList<>();
    private final Map<ConnectorState, Variable<String>> connectorStates = new LinkedHashMap<>();
    private final Map<ConnectorState, Variable<Boolean>> lockProblems = new LinkedHashMap<>();
    private Variable<String> state;
    private Variable<Boolean> problem;

    EvseComponents(DeviceModel model, EvseState evse) {
        this.model = model;
        this.evse = evse;
    }

    static String wire(ConnectorStatus status) {
        return STATES.get(status.ordinal());
    }

    /** Declares what the driver's abilities say; again when they change. */
    void declare(EvseAbilities abilities, Collection<ConnectorState> connectors) {
        declared.forEach(variable -> model.withdraw(variable.id()));
        declared.clear();
        connectorStates.clear();
        lockProblems.clear();
        ComponentId component = ComponentId.of("EVSE").evse(evse.id());
        state = add(component, VariableSpec.option("AvailabilityState", state(), STATES));
        add(component, VariableSpec.bool("Available", true));
        add(component, VariableSpec.bool("AllowReset", true));
        add(component, VariableSpec.integer("SupplyPhases", abilities.phases()));
        add(component, VariableSpec.decimal("Power", 0).unit("W").maxLimit(abilities.power().maxWatts()).computed(this::watts));
        problem = add(component, VariableSpec.bool("Problem", !evse.faults().isEmpty()));
        for (ConnectorState connector : connectors) {
            declare(connector, abilities.phases());
        }
    }

    private void declare(ConnectorState connector, int phases) {
        ComponentId component = ComponentId.of("Connector").connector(evse.id(), connector.id());
        connectorStates.put(connector, add(component, VariableSpec.option("AvailabilityState", wire(connector.status()), STATES)));
        add(component, VariableSpec.bool("Available", true));
        add(component, VariableSpec.text("ConnectorType", connector.type()));
        add(component, VariableSpec.integer("SupplyPhases", phases));
        if (connector.lock() != LockState.NONE) {
            ComponentId lock = ComponentId.of("ConnectorPlugRetentionLock").connector(evse.id(), connector.id());
            add(lock, VariableSpec.bool("Available", true));
            add(lock, VariableSpec.bool("Active", false).computed(() -> connector.lock() == LockState.LOCKED));
            lockProblems.put(connector, add(lock, VariableSpec.bool("Problem", connector.lock() == LockState.FAILED)));
        }
    }

    private <T> Variable<T> add(ComponentId component, VariableSpec<T> spec) {
        Variable<T> variable = model.declare(component, spec);
        declared.add(variable);
        return variable;
    }

    private double watts() {
        OptionalDouble watts = evse.meter().map(m -> m.value(Quantity.POWER_IMPORT_W)).orElse(OptionalDouble.empty());
        return watts.orElse(0);
    }

    void update(boolean anyFault) {
        if (state == null) {
            return;
        }
        state.set(state());
        problem.set(anyFault);
        connectorStates.forEach((connector, variable) -> variable.set(wire(connector.status())));
        lockProblems.forEach((connector, variable) -> variable.set(connector.lock() == LockState.FAILED));
    }

    private String state() {
        return wire(status());
    }

    /** The EVSE takes one car at a time, so a connector in use is all of it in use. */
    ConnectorStatus status() {
        return first(evse.connectors().stream().map(c -> c.status()).toList(), ConnectorStatus.Occupied, ConnectorStatus.Reserved,
                ConnectorStatus.Available, ConnectorStatus.Unavailable, ConnectorStatus.Faulted);
    }

    static ConnectorStatus first(Collection<ConnectorStatus> present, ConnectorStatus... order) {
        for (ConnectorStatus status : order) {
            if (present.contains(status)) {
                return status;
            }
        }
        return ConnectorStatus.Unavailable;
    }
}
