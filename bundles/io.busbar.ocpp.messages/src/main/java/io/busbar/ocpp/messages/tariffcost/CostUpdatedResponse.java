package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link CostUpdatedRequest}. */
public record CostUpdatedResponse(CustomData customData) implements Response {

    public CostUpdatedResponse() {
        this(null);
    }
}
