package io.busbar.ocpp.messages.payment;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifySettlementRequest}. */
@Since21
public record NotifySettlementResponse(
        @Length(max = 2000) String receiptUrl,
        @Length(max = 50) String receiptId,
        CustomData customData) implements Response {

    public NotifySettlementResponse() {
        this(null, null, null);
    }
}
