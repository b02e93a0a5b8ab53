package io.busbar.ocpp.messages.tariffcost;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Cost of a session by kind. */
@Since21
@GeneratedBuilder
public record TotalCost(
        @Required @Length(max = 3) String currency,
        @Required TariffCostType typeOfCost,
        @Required TotalPrice total,
        Price fixed,
        Price energy,
        Price chargingTime,
        Price idleTime,
        Price reservationTime,
        Price reservationFixed,
        CustomData customData) {

    public static TotalCostBuilder builder() {
        return new TotalCostBuilder();
    }

    public TotalCostBuilder toBuilder() {
        return new TotalCostBuilder(this);
    }
}
