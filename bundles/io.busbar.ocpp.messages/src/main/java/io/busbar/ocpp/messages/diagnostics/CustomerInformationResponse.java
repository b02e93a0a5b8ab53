package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link CustomerInformationRequest}. */
public record CustomerInformationResponse(
        @Required CustomerInformationStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public CustomerInformationResponse(CustomerInformationStatus status) {
        this(status, null, null);
    }

    public CustomerInformationResponse(CustomerInformationStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
