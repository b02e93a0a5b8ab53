package io.busbar.ocpp.messages.transactions;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.tariffcost.CostDetails;
import java.time.Instant;
import java.util.List;

/** Start, progress or end of a transaction. */
@Action(value = "TransactionEvent", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record TransactionEventRequest(
        @Required TransactionEventType eventType,
        @Required Instant timestamp,
        @Required TriggerReason triggerReason,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required Transaction transactionInfo,
        @Since21 CostDetails costDetails,
        List<MeterValue> meterValue,
        Boolean offline,
        @Range(min = 0, max = 3, since21 = true) Integer numberOfPhasesUsed,
        Integer cableMaxCurrent,
        @Range(min = 0, since21 = true) Integer reservationId,
        @Since21 PreconditioningStatus preconditioningStatus,
        @Since21 Boolean evseSleep,
        EVSE evse,
        IdToken idToken,
        CustomData customData) implements Request<TransactionEventResponse> {

    public TransactionEventRequest {
        meterValue = copy(meterValue);
    }

    public static TransactionEventRequestBuilder builder() {
        return new TransactionEventRequestBuilder();
    }

    public TransactionEventRequestBuilder toBuilder() {
        return new TransactionEventRequestBuilder(this);
    }
}
