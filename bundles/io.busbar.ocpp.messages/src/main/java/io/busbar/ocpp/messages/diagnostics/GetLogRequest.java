package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders the upload of a log. */
@Action(value = "GetLog", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record GetLogRequest(
        @Required LogParameters log,
        @Required LogType logType,
        @Required int requestId,
        @Range(min = 0, since21 = true) Integer retries,
        Integer retryInterval,
        CustomData customData) implements Request<GetLogResponse> {

    public static GetLogRequestBuilder builder() {
        return new GetLogRequestBuilder();
    }

    public GetLogRequestBuilder toBuilder() {
        return new GetLogRequestBuilder(this);
    }
}
