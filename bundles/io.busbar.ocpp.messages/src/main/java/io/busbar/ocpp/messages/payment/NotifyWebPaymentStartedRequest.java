package io.busbar.ocpp.messages.payment;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Reports that a payment by QR code has begun. */
@Since21
@Action(value = "NotifyWebPaymentStarted", direction = CSMS_TO_STATION)
public record NotifyWebPaymentStartedRequest(
        @Required @Range(min = 0) int evseId,
        @Required int timeout,
        CustomData customData) implements Request<NotifyWebPaymentStartedResponse> {

    public NotifyWebPaymentStartedRequest(int evseId, int timeout) {
        this(evseId, timeout, null);
    }
}
