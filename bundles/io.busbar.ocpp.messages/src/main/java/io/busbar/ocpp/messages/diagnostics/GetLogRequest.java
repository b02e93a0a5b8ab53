package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders the upload of a log. */
@Action(value = "GetLog", direction = CSMS_TO_STATION)
public record GetLogRequest(
        @Required LogParameters log,
        @Required LogType logType,
        @Required int requestId,
        @Range(min = 0, since21 = true) Integer retries,
        Integer retryInterval,
        CustomData customData) implements Request<GetLogResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private LogParameters log;
        private LogType logType;
        private Integer requestId;
        private Integer retries;
        private Integer retryInterval;
        private CustomData customData;

        private Builder() {}

        public Builder log(LogParameters log) {
            this.log = log;
            return this;
        }

        public Builder logType(LogType logType) {
            this.logType = logType;
            return this;
        }

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder retries(Integer retries) {
            this.retries = retries;
            return this;
        }

        public Builder retryInterval(Integer retryInterval) {
            this.retryInterval = retryInterval;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public GetLogRequest build() {
            return new GetLogRequest(log, logType, requestId, retries, retryInterval, customData);
        }
    }
}
