package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

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
public record NotifyPeriodicEventStream(
        @Required List<StreamDataElement> data,
        @Required @Range(min = 0) int id,
        @Required @Range(min = 0) int pending,
        @Required Instant basetime,
        CustomData customData) implements Unconfirmed {

    public NotifyPeriodicEventStream {
        data = copy(data);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private List<StreamDataElement> data;
        private Integer id;
        private Integer pending;
        private Instant basetime;
        private CustomData customData;

        private Builder() {}

        public Builder data(List<StreamDataElement> data) {
            this.data = data;
            return this;
        }

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder pending(int pending) {
            this.pending = pending;
            return this;
        }

        public Builder basetime(Instant basetime) {
            this.basetime = basetime;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyPeriodicEventStream build() {
            return new NotifyPeriodicEventStream(data, id, pending, basetime, customData);
        }
    }
}
