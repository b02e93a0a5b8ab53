package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link ReportDERControlRequest}. */
@Since21
public record ReportDERControlResponse(CustomData customData) implements Response {

    public ReportDERControlResponse() {
        this(null);
    }
}
