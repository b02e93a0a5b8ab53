package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.MessageContent;
import java.time.Instant;
import java.util.List;

/** A display message: what, where, when, how important. */
public record MessageInfo(
        @Required @Range(min = 0, since21 = true) int id,
        @Required MessagePriority priority,
        @Required MessageContent message,
        Component display,
        MessageState state,
        Instant startDateTime,
        Instant endDateTime,
        @Length(max = 36) String transactionId,
        @Count(max = 4) @Since21 List<MessageContent> messageExtra,
        CustomData customData) {

    public MessageInfo {
        messageExtra = copy(messageExtra);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private MessagePriority priority;
        private MessageContent message;
        private Component display;
        private MessageState state;
        private Instant startDateTime;
        private Instant endDateTime;
        private String transactionId;
        private List<MessageContent> messageExtra;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder priority(MessagePriority priority) {
            this.priority = priority;
            return this;
        }

        public Builder message(MessageContent message) {
            this.message = message;
            return this;
        }

        public Builder display(Component display) {
            this.display = display;
            return this;
        }

        public Builder state(MessageState state) {
            this.state = state;
            return this;
        }

        public Builder startDateTime(Instant startDateTime) {
            this.startDateTime = startDateTime;
            return this;
        }

        public Builder endDateTime(Instant endDateTime) {
            this.endDateTime = endDateTime;
            return this;
        }

        public Builder transactionId(String transactionId) {
            this.transactionId = transactionId;
            return this;
        }

        public Builder messageExtra(List<MessageContent> messageExtra) {
            this.messageExtra = messageExtra;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public MessageInfo build() {
            return new MessageInfo(
                    id, priority, message, display, state, startDateTime, endDateTime, transactionId, messageExtra, customData);
        }
    }
}
