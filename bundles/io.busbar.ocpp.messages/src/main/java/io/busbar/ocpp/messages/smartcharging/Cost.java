package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** A cost in a sales tariff: amount times ten to the multiplier (-3..3). */
public record Cost(
        @Required CostKind costKind,
        @Required int amount,
        Integer amountMultiplier,
        CustomData customData) {

    public Cost(CostKind costKind, int amount) {
        this(costKind, amount, null, null);
    }
}
