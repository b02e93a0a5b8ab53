package io.busbar.ocpp.messages.v2x;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Value of a frequency restoration signal (aFRR). */
@Since21
@Action(value = "AFRRSignal", direction = CSMS_TO_STATION)
public record AFRRSignalRequest(
        @Required Instant timestamp,
        @Required int signal,
        CustomData customData) implements Request<AFRRSignalResponse> {

    public AFRRSignalRequest(Instant timestamp, int signal) {
        this(timestamp, signal, null);
    }
}
