package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Fixed price and when it holds. */
@Since21
public record TariffFixedPrice(
        @Required double priceFixed,
        TariffConditionsFixed conditions,
        CustomData customData) {

    public TariffFixedPrice(double priceFixed) {
        this(priceFixed, null, null);
    }
}
