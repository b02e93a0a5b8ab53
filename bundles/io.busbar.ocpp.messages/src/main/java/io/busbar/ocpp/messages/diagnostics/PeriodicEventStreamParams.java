package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Pace of a stream: after so many seconds or values. */
@Since21
public record PeriodicEventStreamParams(
        @Range(min = 0) Integer interval,
        @Range(min = 0) Integer values,
        CustomData customData) {

    public PeriodicEventStreamParams() {
        this(null, null, null);
    }
}
