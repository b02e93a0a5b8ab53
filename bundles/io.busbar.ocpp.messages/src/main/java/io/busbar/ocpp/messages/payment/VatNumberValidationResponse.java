package io.busbar.ocpp.messages.payment;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link VatNumberValidationRequest}. */
@Since21
public record VatNumberValidationResponse(
        @Required @Length(max = 20) String vatNumber,
        @Required GenericStatus status,
        Address company,
        StatusInfo statusInfo,
        @Range(min = 0) Integer evseId,
        CustomData customData) implements Response {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String vatNumber;
        private GenericStatus status;
        private Address company;
        private StatusInfo statusInfo;
        private Integer evseId;
        private CustomData customData;

        private Builder() {}

        public Builder vatNumber(String vatNumber) {
            this.vatNumber = vatNumber;
            return this;
        }

        public Builder status(GenericStatus status) {
            this.status = status;
            return this;
        }

        public Builder company(Address company) {
            this.company = company;
            return this;
        }

        public Builder statusInfo(StatusInfo statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder evseId(Integer evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public VatNumberValidationResponse build() {
            return new VatNumberValidationResponse(vatNumber, status, company, statusInfo, evseId, customData);
        }
    }
}
