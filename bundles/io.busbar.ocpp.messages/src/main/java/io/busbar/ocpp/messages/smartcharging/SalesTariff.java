package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Tariff for the EV (ISO 15118-2). */
@GeneratedBuilder
public record SalesTariff(
        @Required @Range(min = 0, since21 = true) int id,
        @Required @Count(max = 1024) List<SalesTariffEntry> salesTariffEntry,
        @Length(max = 32) String salesTariffDescription,
        @Range(min = 0, since21 = true) Integer numEPriceLevels,
        CustomData customData) {

    public SalesTariff {
        salesTariffEntry = copy(salesTariffEntry);
    }

    public static SalesTariffBuilder builder() {
        return new SalesTariffBuilder();
    }

    public SalesTariffBuilder toBuilder() {
        return new SalesTariffBuilder(this);
    }
}
