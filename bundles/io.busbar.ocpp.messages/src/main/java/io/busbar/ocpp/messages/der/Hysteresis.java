package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Hysteresis of a DER curve; delay in seconds. */
@Since21
@GeneratedBuilder
public record Hysteresis(
        Double hysteresisHigh,
        Double hysteresisLow,
        Double hysteresisDelay,
        Double hysteresisGradient,
        CustomData customData) {

    public static HysteresisBuilder builder() {
        return new HysteresisBuilder();
    }

    public HysteresisBuilder toBuilder() {
        return new HysteresisBuilder(this);
    }
}
