package io.busbar.ocpp.messages.metering;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link MeterValuesRequest}. */
public record MeterValuesResponse(CustomData customData) implements Response {

    public MeterValuesResponse() {
        this(null);
    }
}
