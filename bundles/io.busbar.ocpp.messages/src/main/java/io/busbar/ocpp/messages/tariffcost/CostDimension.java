package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Amount used of one dimension. */
@Since21
public record CostDimension(
        @Required CostDimensionType type,
        @Required double volume,
        CustomData customData) {

    public CostDimension(CostDimensionType type, double volume) {
        this(type, volume, null);
    }
}
