package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyDERAlarmRequest}. */
@Since21
public record NotifyDERAlarmResponse(CustomData customData) implements Response {

    public NotifyDERAlarmResponse() {
        this(null);
    }
}
