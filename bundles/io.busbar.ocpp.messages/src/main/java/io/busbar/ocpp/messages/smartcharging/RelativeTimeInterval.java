package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** A start and a duration in seconds from now. */
public record RelativeTimeInterval(@Required int start, Integer duration, CustomData customData) {

    public RelativeTimeInterval(int start) {
        this(start, null, null);
    }
}
