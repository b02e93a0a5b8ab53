package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Frequency droop: frequencies in Hz, response time in seconds. */
@Since21
@GeneratedBuilder
public record FreqDroop(
        @Required @Range(min = 0) int priority,
        @Required double overFreq,
        @Required double underFreq,
        @Required double overDroop,
        @Required double underDroop,
        @Required double responseTime,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static FreqDroopBuilder builder() {
        return new FreqDroopBuilder();
    }

    public FreqDroopBuilder toBuilder() {
        return new FreqDroopBuilder(this);
    }
}
