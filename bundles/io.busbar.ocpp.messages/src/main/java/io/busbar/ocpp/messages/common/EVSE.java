package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;

/** An EVSE (0 = the whole station where a message says so) and, if given, one of its connectors. */
public record EVSE(
        @Required @Range(min = 0, since21 = true) int id,
        @Range(min = 0, since21 = true) Integer connectorId,
        CustomData customData) {

    public EVSE(int id) {
        this(id, null, null);
    }

    public EVSE(int id, Integer connectorId) {
        this(id, connectorId, null);
    }
}
