package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Point of a signal-watt curve. */
@Since21
public record V2XSignalWattPoint(
        @Required int signal,
        @Required double power,
        CustomData customData) {

    public V2XSignalWattPoint(int signal, double power) {
        this(signal, power, null);
    }
}
