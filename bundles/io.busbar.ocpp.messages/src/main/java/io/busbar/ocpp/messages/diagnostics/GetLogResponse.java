package io.busbar.ocpp.messages.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetLogRequest}. */
@GeneratedBuilder
public record GetLogResponse(
        @Required LogStatus status,
        StatusInfo statusInfo,
        @Length(max = 255) String filename,
        CustomData customData) implements Response {

    public GetLogResponse(LogStatus status) {
        this(status, null, null, null);
    }

    public static GetLogResponseBuilder builder() {
        return new GetLogResponseBuilder();
    }

    public GetLogResponseBuilder toBuilder() {
        return new GetLogResponseBuilder(this);
    }
}
