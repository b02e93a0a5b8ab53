package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyCustomerInformationRequest}. */
public record NotifyCustomerInformationResponse(CustomData customData) implements Response {

    public NotifyCustomerInformationResponse() {
        this(null);
    }
}
