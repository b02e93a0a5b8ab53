package io.busbar.ocpp.messages.payment;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Tells how the settlement of a payment ended. */
@Since21
@Action(value = "NotifySettlement", direction = STATION_TO_CSMS)
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String pspRef;
        private PaymentStatus status;
        private Double settlementAmount;
        private Instant settlementTime;
        private String transactionId;
        private String statusInfo;
        private String receiptId;
        private String receiptUrl;
        private Address vatCompany;
        private String vatNumber;
        private CustomData customData;

        private Builder() {}

        public Builder pspRef(String pspRef) {
            this.pspRef = pspRef;
            return this;
        }

        public Builder status(PaymentStatus status) {
            this.status = status;
            return this;
        }

        public Builder settlementAmount(double settlementAmount) {
            this.settlementAmount = settlementAmount;
            return this;
        }

        public Builder settlementTime(Instant settlementTime) {
            this.settlementTime = settlementTime;
            return this;
        }

        public Builder transactionId(String transactionId) {
            this.transactionId = transactionId;
            return this;
        }

        public Builder statusInfo(String statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder receiptId(String receiptId) {
            this.receiptId = receiptId;
            return this;
        }

        public Builder receiptUrl(String receiptUrl) {
            this.receiptUrl = receiptUrl;
            return this;
        }

        public Builder vatCompany(Address vatCompany) {
            this.vatCompany = vatCompany;
            return this;
        }

        public Builder vatNumber(String vatNumber) {
            this.vatNumber = vatNumber;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifySettlementRequest build() {
            return new NotifySettlementRequest(
                    pspRef, status, settlementAmount, settlementTime, transactionId, statusInfo, receiptId, receiptUrl, vatCompany,
                    vatNumber, customData);
        }
    }
}
