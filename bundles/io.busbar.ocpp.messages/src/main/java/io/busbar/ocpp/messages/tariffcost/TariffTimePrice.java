package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Price per minute and when it holds. */
@Since21
public record TariffTimePrice(
        @Required double priceMinute,
        TariffConditions conditions,
        CustomData customData) {

    public TariffTimePrice(double priceMinute) {
        this(priceMinute, null, null);
    }
}
