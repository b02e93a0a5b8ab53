package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks for installed display messages. */
@Action(value = "GetDisplayMessages", direction = CSMS_TO_STATION)
public record GetDisplayMessagesRequest(
        @Required int requestId,
        @Range(min = 0, since21 = true) List<Integer> id,
        MessagePriority priority,
        MessageState state,
        CustomData customData) implements Request<GetDisplayMessagesResponse> {

    public GetDisplayMessagesRequest {
        id = copy(id);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private List<Integer> id;
        private MessagePriority priority;
        private MessageState state;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder id(List<Integer> id) {
            this.id = id;
            return this;
        }

        public Builder priority(MessagePriority priority) {
            this.priority = priority;
            return this;
        }

        public Builder state(MessageState state) {
            this.state = state;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public GetDisplayMessagesRequest build() {
            return new GetDisplayMessagesRequest(requestId, id, priority, state, customData);
        }
    }
}
