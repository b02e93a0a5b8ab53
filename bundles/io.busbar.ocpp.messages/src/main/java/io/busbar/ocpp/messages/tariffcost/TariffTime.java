package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Prices per minute and their taxes. */
@Since21
public record TariffTime(
        @Required List<TariffTimePrice> prices,
        @Count(max = 5) List<TaxRate> taxRates,
        CustomData customData) {

    public TariffTime {
        prices = copy(prices);
        taxRates = copy(taxRates);
    }

    public TariffTime(List<TariffTimePrice> prices) {
        this(prices, null, null);
    }
}
