package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Costs from a consumption on. */
public record ConsumptionCost(
        @Required double startValue,
        @Required @Count(max = 3) List<Cost> cost,
        CustomData customData) {

    public ConsumptionCost {
        cost = copy(cost);
    }

    public ConsumptionCost(double startValue, List<Cost> cost) {
        this(startValue, cost, null);
    }
}
