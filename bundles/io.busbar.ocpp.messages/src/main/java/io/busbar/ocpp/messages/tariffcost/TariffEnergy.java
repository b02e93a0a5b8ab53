package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Prices per kWh and their taxes. */
@Since21
public record TariffEnergy(
        @Required List<TariffEnergyPrice> prices,
        @Count(max = 5) List<TaxRate> taxRates,
        CustomData customData) {

    public TariffEnergy {
        prices = copy(prices);
        taxRates = copy(taxRates);
    }

    public TariffEnergy(List<TariffEnergyPrice> prices) {
        this(prices, null, null);
    }
}
