package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Where a log goes and which time it covers. */
public record LogParameters(
        @Required @Length(max = 2000) @In201(maxLength = 512) String remoteLocation,
        Instant oldestTimestamp,
        Instant latestTimestamp,
        CustomData customData) {

    public LogParameters(String remoteLocation) {
        this(remoteLocation, null, null, null);
    }
}
