package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Reports that a grid event disturbed DER operation, or that it ended. */
@Since21
@Action(value = "NotifyDERAlarm", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyDERAlarmRequest(
        @Required DERControl controlType,
        @Required Instant timestamp,
        GridEventFault gridEventFault,
        Boolean alarmEnded,
        @Length(max = 200) String extraInfo,
        CustomData customData) implements Request<NotifyDERAlarmResponse> {

    public static NotifyDERAlarmRequestBuilder builder() {
        return new NotifyDERAlarmRequestBuilder();
    }

    public NotifyDERAlarmRequestBuilder toBuilder() {
        return new NotifyDERAlarmRequestBuilder(this);
    }
}
