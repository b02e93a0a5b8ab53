package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Ramp rates of a DER, in percent of the maximum power per second. */
@Since21
public record Gradient(
        @Required @Range(min = 0) int priority,
        @Required double gradient,
        @Required double softGradient,
        CustomData customData) {

    public Gradient(int priority, double gradient, double softGradient) {
        this(priority, gradient, softGradient, null);
    }
}
