package io.busbar.ocpp.messages.payment;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyWebPaymentStartedRequest}. */
@Since21
public record NotifyWebPaymentStartedResponse(CustomData customData) implements Response {

    public NotifyWebPaymentStartedResponse() {
        this(null);
    }
}
