package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
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
@GeneratedBuilder
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

    public static MessageInfoBuilder builder() {
        return new MessageInfoBuilder();
    }

    public MessageInfoBuilder toBuilder() {
        return new MessageInfoBuilder(this);
    }
}
