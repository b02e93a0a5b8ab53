package io.busbar.ocpp.messages.transactions;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private TransactionEventType eventType;
        private Instant timestamp;
        private TriggerReason triggerReason;
        private Integer seqNo;
        private Transaction transactionInfo;
        private CostDetails costDetails;
        private List<MeterValue> meterValue;
        private Boolean offline;
        private Integer numberOfPhasesUsed;
        private Integer cableMaxCurrent;
        private Integer reservationId;
        private PreconditioningStatus preconditioningStatus;
        private Boolean evseSleep;
        private EVSE evse;
        private IdToken idToken;
        private CustomData customData;

        private Builder() {}

        public Builder eventType(TransactionEventType eventType) {
            this.eventType = eventType;
            return this;
        }

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder triggerReason(TriggerReason triggerReason) {
            this.triggerReason = triggerReason;
            return this;
        }

        public Builder seqNo(int seqNo) {
            this.seqNo = seqNo;
            return this;
        }

        public Builder transactionInfo(Transaction transactionInfo) {
            this.transactionInfo = transactionInfo;
            return this;
        }

        public Builder costDetails(CostDetails costDetails) {
            this.costDetails = costDetails;
            return this;
        }

        public Builder meterValue(List<MeterValue> meterValue) {
            this.meterValue = meterValue;
            return this;
        }

        public Builder offline(Boolean offline) {
            this.offline = offline;
            return this;
        }

        public Builder numberOfPhasesUsed(Integer numberOfPhasesUsed) {
            this.numberOfPhasesUsed = numberOfPhasesUsed;
            return this;
        }

        public Builder cableMaxCurrent(Integer cableMaxCurrent) {
            this.cableMaxCurrent = cableMaxCurrent;
            return this;
        }

        public Builder reservationId(Integer reservationId) {
            this.reservationId = reservationId;
            return this;
        }

        public Builder preconditioningStatus(PreconditioningStatus preconditioningStatus) {
            this.preconditioningStatus = preconditioningStatus;
            return this;
        }

        public Builder evseSleep(Boolean evseSleep) {
            this.evseSleep = evseSleep;
            return this;
        }

        public Builder evse(EVSE evse) {
            this.evse = evse;
            return this;
        }

        public Builder idToken(IdToken idToken) {
            this.idToken = idToken;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TransactionEventRequest build() {
            return new TransactionEventRequest(
                    eventType, timestamp, triggerReason, seqNo, transactionInfo, costDetails, meterValue, offline, numberOfPhasesUsed,
                    cableMaxCurrent, reservationId, preconditioningStatus, evseSleep, evse, idToken, customData);
        }
    }
}
