package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Reports that a scheduled DER control started or stopped. */
@Since21
@Action(value = "NotifyDERStartStop", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyDERStartStopRequest(
        @Required @Length(max = 36) String controlId,
        @Required boolean started,
        @Required Instant timestamp,
        @Length(max = 36) @Count(max = 24) List<String> supersededIds,
        CustomData customData) implements Request<NotifyDERStartStopResponse> {

    public NotifyDERStartStopRequest {
        supersededIds = copy(supersededIds);
    }

    public static NotifyDERStartStopRequestBuilder builder() {
        return new NotifyDERStartStopRequestBuilder();
    }

    public NotifyDERStartStopRequestBuilder toBuilder() {
        return new NotifyDERStartStopRequestBuilder(this);
    }
}
