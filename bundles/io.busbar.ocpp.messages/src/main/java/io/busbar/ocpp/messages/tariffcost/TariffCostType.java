package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether a cost is the normal, the least or the most. */
@Since21
public enum TariffCostType implements WireEnum {

    NormalCost, MinCost, MaxCost
}
