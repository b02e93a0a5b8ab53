package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Costs in an interval of a sales tariff. */
public record SalesTariffEntry(
        @Required RelativeTimeInterval relativeTimeInterval,
        @Range(min = 0) Integer ePriceLevel,
        @Count(max = 3) List<ConsumptionCost> consumptionCost,
        CustomData customData) {

    public SalesTariffEntry {
        consumptionCost = copy(consumptionCost);
    }

    public SalesTariffEntry(RelativeTimeInterval relativeTimeInterval) {
        this(relativeTimeInterval, null, null, null);
    }
}
