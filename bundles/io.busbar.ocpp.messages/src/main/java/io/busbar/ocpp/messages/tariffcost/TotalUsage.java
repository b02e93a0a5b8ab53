package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Energy in kWh and times in seconds of a session. */
@Since21
public record TotalUsage(
        @Required double energy,
        @Required int chargingTime,
        @Required int idleTime,
        Integer reservationTime,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double energy;
        private Integer chargingTime;
        private Integer idleTime;
        private Integer reservationTime;
        private CustomData customData;

        private Builder() {}

        public Builder energy(double energy) {
            this.energy = energy;
            return this;
        }

        public Builder chargingTime(int chargingTime) {
            this.chargingTime = chargingTime;
            return this;
        }

        public Builder idleTime(int idleTime) {
            this.idleTime = idleTime;
            return this;
        }

        public Builder reservationTime(Integer reservationTime) {
            this.reservationTime = reservationTime;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TotalUsage build() {
            return new TotalUsage(energy, chargingTime, idleTime, reservationTime, customData);
        }
    }
}
