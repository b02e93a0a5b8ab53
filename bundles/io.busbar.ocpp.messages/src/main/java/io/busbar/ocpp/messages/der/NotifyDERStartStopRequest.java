package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Tells that a scheduled DER control started or stopped. */
@Since21
@Action(value = "NotifyDERStartStop", direction = STATION_TO_CSMS)
public record NotifyDERStartStopRequest(
        @Required @Length(max = 36) String controlId,
        @Required boolean started,
        @Required Instant timestamp,
        @Length(max = 36) @Count(max = 24) List<String> supersededIds,
        CustomData customData) implements Request<NotifyDERStartStopResponse> {

    public NotifyDERStartStopRequest {
        supersededIds = copy(supersededIds);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String controlId;
        private Boolean started;
        private Instant timestamp;
        private List<String> supersededIds;
        private CustomData customData;

        private Builder() {}

        public Builder controlId(String controlId) {
            this.controlId = controlId;
            return this;
        }

        public Builder started(boolean started) {
            this.started = started;
            return this;
        }

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder supersededIds(List<String> supersededIds) {
            this.supersededIds = supersededIds;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyDERStartStopRequest build() {
            return new NotifyDERStartStopRequest(controlId, started, timestamp, supersededIds, customData);
        }
    }
}
