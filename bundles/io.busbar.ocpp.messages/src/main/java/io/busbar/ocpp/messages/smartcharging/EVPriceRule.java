package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Price of energy from a power on, in W. */
@Since21
public record EVPriceRule(
        @Required double energyFee,
        @Required double powerRangeStart,
        CustomData customData) {

    public EVPriceRule(double energyFee, double powerRangeStart) {
        this(energyFee, powerRangeStart, null);
    }
}
