package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Cost of a session by kind. */
@Since21
public record TotalCost(
        @Required @Length(max = 3) String currency,
        @Required TariffCostType typeOfCost,
        @Required TotalPrice total,
        Price fixed,
        Price energy,
        Price chargingTime,
        Price idleTime,
        Price reservationTime,
        Price reservationFixed,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String currency;
        private TariffCostType typeOfCost;
        private TotalPrice total;
        private Price fixed;
        private Price energy;
        private Price chargingTime;
        private Price idleTime;
        private Price reservationTime;
        private Price reservationFixed;
        private CustomData customData;

        private Builder() {}

        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        public Builder typeOfCost(TariffCostType typeOfCost) {
            this.typeOfCost = typeOfCost;
            return this;
        }

        public Builder total(TotalPrice total) {
            this.total = total;
            return this;
        }

        public Builder fixed(Price fixed) {
            this.fixed = fixed;
            return this;
        }

        public Builder energy(Price energy) {
            this.energy = energy;
            return this;
        }

        public Builder chargingTime(Price chargingTime) {
            this.chargingTime = chargingTime;
            return this;
        }

        public Builder idleTime(Price idleTime) {
            this.idleTime = idleTime;
            return this;
        }

        public Builder reservationTime(Price reservationTime) {
            this.reservationTime = reservationTime;
            return this;
        }

        public Builder reservationFixed(Price reservationFixed) {
            this.reservationFixed = reservationFixed;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TotalCost build() {
            return new TotalCost(
                    currency, typeOfCost, total, fixed, energy, chargingTime, idleTime, reservationTime, reservationFixed, customData);
        }
    }
}
