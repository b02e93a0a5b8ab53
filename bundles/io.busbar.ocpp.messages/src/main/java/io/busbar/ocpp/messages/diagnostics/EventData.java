package io.busbar.ocpp.messages.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;
import java.time.Instant;

/** One event of a monitor. */
@GeneratedBuilder
public record EventData(
        @Required @Range(min = 0, since21 = true) int eventId,
        @Required Instant timestamp,
        @Required EventTriggerType trigger,
        @Required @Length(max = 2500) String actualValue,
        @Required Component component,
        @Required EventNotificationType eventNotificationType,
        @Required Variable variable,
        @Range(min = 0, since21 = true) Integer cause,
        @Length(max = 50) String techCode,
        @Length(max = 500) String techInfo,
        Boolean cleared,
        @Length(max = 36) String transactionId,
        @Range(min = 0, since21 = true) Integer variableMonitoringId,
        @Range(min = 0) @Since21 Integer severity,
        CustomData customData) {

    public static EventDataBuilder builder() {
        return new EventDataBuilder();
    }

    public EventDataBuilder toBuilder() {
        return new EventDataBuilder(this);
    }
}
