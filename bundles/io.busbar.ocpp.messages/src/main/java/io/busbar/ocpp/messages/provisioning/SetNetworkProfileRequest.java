package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Stores a network connection profile in a configuration slot. */
@Action(value = "SetNetworkProfile", direction = CSMS_TO_STATION)
public record SetNetworkProfileRequest(
        @Required int configurationSlot,
        @Required NetworkConnectionProfile connectionData,
        CustomData customData) implements Request<SetNetworkProfileResponse> {

    public SetNetworkProfileRequest(int configurationSlot, NetworkConnectionProfile connectionData) {
        this(configurationSlot, connectionData, null);
    }
}
