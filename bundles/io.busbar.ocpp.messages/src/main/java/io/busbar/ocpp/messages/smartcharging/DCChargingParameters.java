package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** What an EV can take on DC: energy in Wh, current in A, voltage in V, power in W, states of charge in percent. */
@GeneratedBuilder
public record DCChargingParameters(
        @Required @In201(integer = true) double evMaxCurrent,
        @Required @In201(integer = true) double evMaxVoltage,
        @In201(integer = true) Double evMaxPower,
        @In201(integer = true) Double evEnergyCapacity,
        @In201(integer = true) Double energyAmount,
        @Range(min = 0, max = 100) Integer stateOfCharge,
        @Range(min = 0, max = 100) Integer fullSoC,
        @Range(min = 0, max = 100) Integer bulkSoC,
        CustomData customData) {

    public static DCChargingParametersBuilder builder() {
        return new DCChargingParametersBuilder();
    }

    public DCChargingParametersBuilder toBuilder() {
        return new DCChargingParametersBuilder(this);
    }
}
