package io.busbar.ocpp.messages.payment;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Reports how the settlement of a payment ended. */
@Since21
@Action(value = "NotifySettlement", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifySettlementRequest(
        @Required @Length(max = 255) String pspRef,
        @Required PaymentStatus status,
        @Required double settlementAmount,
        @Required Instant settlementTime,
        @Length(max = 36) String transactionId,
        @Length(max = 500) String statusInfo,
        @Length(max = 50) String receiptId,
        @Length(max = 2000) String receiptUrl,
        Address vatCompany,
        @Length(max = 20) String vatNumber,
        CustomData customData) implements Request<NotifySettlementResponse> {

    public static NotifySettlementRequestBuilder builder() {
        return new NotifySettlementRequestBuilder();
    }

    public NotifySettlementRequestBuilder toBuilder() {
        return new NotifySettlementRequestBuilder(this);
    }
}
