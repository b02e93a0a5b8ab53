package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Tariff for the EV (ISO 15118-2). */
public record SalesTariff(
        @Required @Range(min = 0, since21 = true) int id,
        @Required @Count(max = 1024) List<SalesTariffEntry> salesTariffEntry,
        @Length(max = 32) String salesTariffDescription,
        @Range(min = 0, since21 = true) Integer numEPriceLevels,
        CustomData customData) {

    public SalesTariff {
        salesTariffEntry = copy(salesTariffEntry);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private List<SalesTariffEntry> salesTariffEntry;
        private String salesTariffDescription;
        private Integer numEPriceLevels;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder salesTariffEntry(List<SalesTariffEntry> salesTariffEntry) {
            this.salesTariffEntry = salesTariffEntry;
            return this;
        }

        public Builder salesTariffDescription(String salesTariffDescription) {
            this.salesTariffDescription = salesTariffDescription;
            return this;
        }

        public Builder numEPriceLevels(Integer numEPriceLevels) {
            this.numEPriceLevels = numEPriceLevels;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SalesTariff build() {
            return new SalesTariff(id, salesTariffEntry, salesTariffDescription, numEPriceLevels, customData);
        }
    }
}
