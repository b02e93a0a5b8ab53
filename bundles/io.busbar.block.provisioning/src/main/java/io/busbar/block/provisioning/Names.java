package io.busbar.block.provisioning;

import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.Variable;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import java.util.Optional;
import java.util.OptionalInt;

/** The wire's components and variables, and the device model's. */
final class Names {

    private Names() {}

    static ComponentId of(Component component) {
        EVSE evse = component.evse();
        return new ComponentId(component.name(), Optional.ofNullable(component.instance()),
                evse == null ? OptionalInt.empty() : OptionalInt.of(evse.id()),
                evse == null || evse.connectorId() == null ? OptionalInt.empty() : OptionalInt.of(evse.connectorId()));
    }

    static VariableId of(Component component, Variable variable) {
        return new VariableId(of(component), variable.name(), Optional.ofNullable(variable.instance()));
    }

    static Component wire(ComponentId id) {
        EVSE evse = id.evseId().isEmpty()
                ? null
                : new EVSE(id.evseId().getAsInt(), id.connectorId().isPresent() ? id.connectorId().getAsInt() : null);
        return new Component(id.name(), evse, id.instance().orElse(null));
    }

    static Variable wire(VariableId id) {
        return new Variable(id.name(), id.instance().orElse(null));
    }
}
