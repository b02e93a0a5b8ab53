package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** When a DER may connect: voltages in percent, frequencies in Hz, times in seconds. */
@Since21
@GeneratedBuilder
public record EnterService(
        @Required @Range(min = 0) int priority,
        @Required double highVoltage,
        @Required double lowVoltage,
        @Required double highFreq,
        @Required double lowFreq,
        Double delay,
        Double randomDelay,
        Double rampRate,
        CustomData customData) {

    public static EnterServiceBuilder builder() {
        return new EnterServiceBuilder();
    }

    public EnterServiceBuilder toBuilder() {
        return new EnterServiceBuilder(this);
    }
}
