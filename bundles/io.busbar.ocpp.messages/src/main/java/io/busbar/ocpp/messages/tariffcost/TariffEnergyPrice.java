package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Price per kWh and when it holds. */
@Since21
public record TariffEnergyPrice(
        @Required double priceKwh,
        TariffConditions conditions,
        CustomData customData) {

    public TariffEnergyPrice(double priceKwh) {
        this(priceKwh, null, null);
    }
}
