package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Fixed prices and their taxes. */
@Since21
public record TariffFixed(
        @Required List<TariffFixedPrice> prices,
        @Count(max = 5) List<TaxRate> taxRates,
        CustomData customData) {

    public TariffFixed {
        prices = copy(prices);
        taxRates = copy(taxRates);
    }

    public TariffFixed(List<TariffFixedPrice> prices) {
        this(prices, null, null);
    }
}
