package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Values of a stream of monitor values; sent without an answer. */
@Since21
@Action(value = "NotifyPeriodicEventStream", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyPeriodicEventStream(
        @Required List<StreamDataElement> data,
        @Required @Range(min = 0) int id,
        @Required @Range(min = 0) int pending,
        @Required Instant basetime,
        CustomData customData) implements Unconfirmed {

    public NotifyPeriodicEventStream {
        data = copy(data);
    }

    public static NotifyPeriodicEventStreamBuilder builder() {
        return new NotifyPeriodicEventStreamBuilder();
    }

    public NotifyPeriodicEventStreamBuilder toBuilder() {
        return new NotifyPeriodicEventStreamBuilder(this);
    }
}
