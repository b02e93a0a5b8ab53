package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Variable of a component, named by name and instance. */
public record Variable(
        @Required @Length(max = 50) String name,
        @Length(max = 50) String instance,
        CustomData customData) {

    public Variable(String name) {
        this(name, null, null);
    }

    public Variable(String name, String instance) {
        this(name, instance, null);
    }
}
