package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.common.CustomData;

/** Identity of a modem and its SIM. */
public record Modem(
        @Length(max = 20) String iccid,
        @Length(max = 20) String imsi,
        CustomData customData) {

    public Modem() {
        this(null, null, null);
    }
}
