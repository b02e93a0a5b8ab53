package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** Kind of a cost in a sales tariff. */
public enum CostKind implements WireEnum {

    CarbonDioxideEmission, RelativePricePercentage, RenewableGenerationPercentage
}
