package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Required;

/** A component and, if given, one of its variables. */
public record ComponentVariable(
        @Required Component component,
        Variable variable,
        CustomData customData) {

    public ComponentVariable(Component component) {
        this(component, null, null);
    }
}
