package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Passes on an EV's charging needs (ISO 15118). */
@Action(value = "NotifyEVChargingNeeds", direction = STATION_TO_CSMS)
public record NotifyEVChargingNeedsRequest(
        @Required @Range(min = 1, since21 = true) int evseId,
        @Required ChargingNeeds chargingNeeds,
        @Range(min = 0, since21 = true) Integer maxScheduleTuples,
        @Since21 Instant timestamp,
        CustomData customData) implements Request<NotifyEVChargingNeedsResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer evseId;
        private ChargingNeeds chargingNeeds;
        private Integer maxScheduleTuples;
        private Instant timestamp;
        private CustomData customData;

        private Builder() {}

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder chargingNeeds(ChargingNeeds chargingNeeds) {
            this.chargingNeeds = chargingNeeds;
            return this;
        }

        public Builder maxScheduleTuples(Integer maxScheduleTuples) {
            this.maxScheduleTuples = maxScheduleTuples;
            return this;
        }

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyEVChargingNeedsRequest build() {
            return new NotifyEVChargingNeedsRequest(evseId, chargingNeeds, maxScheduleTuples, timestamp, customData);
        }
    }
}
