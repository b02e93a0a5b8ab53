package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Parameters of a Volt-Var curve; time in seconds. */
@Since21
public record ReactivePowerParams(
        Double vRef,
        Boolean autonomousVRefEnable,
        Double autonomousVRefTimeConstant,
        CustomData customData) {

    public ReactivePowerParams() {
        this(null, null, null, null);
    }
}
