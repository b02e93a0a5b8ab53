package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.MessageContent;
import java.time.Instant;
import java.util.List;

/** A tariff in one currency. */
@Since21
public record Tariff(
        @Required @Length(max = 60) String tariffId,
        @Required @Length(max = 3) String currency,
        @Count(max = 10) List<MessageContent> description,
        TariffEnergy energy,
        Instant validFrom,
        TariffTime chargingTime,
        TariffTime idleTime,
        TariffFixed fixedFee,
        TariffTime reservationTime,
        TariffFixed reservationFixed,
        Price minCost,
        Price maxCost,
        CustomData customData) {

    public Tariff {
        description = copy(description);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String tariffId;
        private String currency;
        private List<MessageContent> description;
        private TariffEnergy energy;
        private Instant validFrom;
        private TariffTime chargingTime;
        private TariffTime idleTime;
        private TariffFixed fixedFee;
        private TariffTime reservationTime;
        private TariffFixed reservationFixed;
        private Price minCost;
        private Price maxCost;
        private CustomData customData;

        private Builder() {}

        public Builder tariffId(String tariffId) {
            this.tariffId = tariffId;
            return this;
        }

        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        public Builder description(List<MessageContent> description) {
            this.description = description;
            return this;
        }

        public Builder energy(TariffEnergy energy) {
            this.energy = energy;
            return this;
        }

        public Builder validFrom(Instant validFrom) {
            this.validFrom = validFrom;
            return this;
        }

        public Builder chargingTime(TariffTime chargingTime) {
            this.chargingTime = chargingTime;
            return this;
        }

        public Builder idleTime(TariffTime idleTime) {
            this.idleTime = idleTime;
            return this;
        }

        public Builder fixedFee(TariffFixed fixedFee) {
            this.fixedFee = fixedFee;
            return this;
        }

        public Builder reservationTime(TariffTime reservationTime) {
            this.reservationTime = reservationTime;
            return this;
        }

        public Builder reservationFixed(TariffFixed reservationFixed) {
            this.reservationFixed = reservationFixed;
            return this;
        }

        public Builder minCost(Price minCost) {
            this.minCost = minCost;
            return this;
        }

        public Builder maxCost(Price maxCost) {
            this.maxCost = maxCost;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Tariff build() {
            return new Tariff(
                    tariffId, currency, description, energy, validFrom, chargingTime, idleTime, fixedFee, reservationTime,
                    reservationFixed, minCost, maxCost, customData);
        }
    }
}
