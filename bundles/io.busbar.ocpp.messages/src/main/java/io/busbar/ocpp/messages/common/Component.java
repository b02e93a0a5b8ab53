package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Component of the device model, named by name, instance and EVSE. */
public record Component(
        @Required @Length(max = 50) String name,
        EVSE evse,
        @Length(max = 50) String instance,
        CustomData customData) {

    public Component(String name) {
        this(name, null, null, null);
    }

    public Component(String name, EVSE evse, String instance) {
        this(name, evse, instance, null);
    }
}
