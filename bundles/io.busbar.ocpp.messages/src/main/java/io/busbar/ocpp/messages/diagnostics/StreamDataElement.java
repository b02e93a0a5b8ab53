package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A value of a stream, t seconds after the base time. */
@Since21
public record StreamDataElement(
        @Required double t,
        @Required @Length(max = 2500) String v,
        CustomData customData) {

    public StreamDataElement(double t, String v) {
        this(t, v, null);
    }
}
