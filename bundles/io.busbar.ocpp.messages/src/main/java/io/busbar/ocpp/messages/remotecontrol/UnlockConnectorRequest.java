package io.busbar.ocpp.messages.remotecontrol;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for the release of a cable that is held by its connector. */
@Action(value = "UnlockConnector", direction = CSMS_TO_STATION)
public record UnlockConnectorRequest(
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required @Range(min = 0, since21 = true) int connectorId,
        CustomData customData) implements Request<UnlockConnectorResponse> {

    public UnlockConnectorRequest(int evseId, int connectorId) {
        this(evseId, connectorId, null);
    }
}
