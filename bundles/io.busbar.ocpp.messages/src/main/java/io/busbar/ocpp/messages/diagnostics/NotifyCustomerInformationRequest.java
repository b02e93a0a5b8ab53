package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** One part of what the station holds about a customer. */
@Action(value = "NotifyCustomerInformation", direction = STATION_TO_CSMS)
public record NotifyCustomerInformationRequest(
        @Required @Length(max = 512) String data,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required Instant generatedAt,
        @Required @Range(min = 0, since21 = true) int requestId,
        Boolean tbc,
        CustomData customData) implements Request<NotifyCustomerInformationResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String data;
        private Integer seqNo;
        private Instant generatedAt;
        private Integer requestId;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder data(String data) {
            this.data = data;
            return this;
        }

        public Builder seqNo(int seqNo) {
            this.seqNo = seqNo;
            return this;
        }

        public Builder generatedAt(Instant generatedAt) {
            this.generatedAt = generatedAt;
            return this;
        }

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder tbc(Boolean tbc) {
            this.tbc = tbc;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyCustomerInformationRequest build() {
            return new NotifyCustomerInformationRequest(data, seqNo, generatedAt, requestId, tbc, customData);
        }
    }
}
