package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A gradient as installed. */
@Since21
public record GradientGet(
        @Required Gradient gradient,
        @Required @Length(max = 36) String id,
        CustomData customData) {

    public GradientGet(Gradient gradient, String id) {
        this(gradient, id, null);
    }
}
