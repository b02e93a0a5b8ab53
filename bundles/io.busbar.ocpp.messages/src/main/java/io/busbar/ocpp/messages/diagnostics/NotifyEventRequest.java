package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Reports what monitors saw. */
@Action(value = "NotifyEvent", direction = STATION_TO_CSMS)
public record NotifyEventRequest(
        @Required Instant generatedAt,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required List<EventData> eventData,
        Boolean tbc,
        CustomData customData) implements Request<NotifyEventResponse> {

    public NotifyEventRequest {
        eventData = copy(eventData);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant generatedAt;
        private Integer seqNo;
        private List<EventData> eventData;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder generatedAt(Instant generatedAt) {
            this.generatedAt = generatedAt;
            return this;
        }

        public Builder seqNo(int seqNo) {
            this.seqNo = seqNo;
            return this;
        }

        public Builder eventData(List<EventData> eventData) {
            this.eventData = eventData;
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

        public NotifyEventRequest build() {
            return new NotifyEventRequest(generatedAt, seqNo, eventData, tbc, customData);
        }
    }
}
