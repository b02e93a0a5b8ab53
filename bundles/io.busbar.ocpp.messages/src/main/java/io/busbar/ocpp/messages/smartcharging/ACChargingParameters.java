package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** What an EV can take on AC: energy in Wh, currents in A, voltage in V. */
@GeneratedBuilder
public record ACChargingParameters(
        @Required @In201(integer = true) double energyAmount,
        @Required @In201(integer = true) double evMinCurrent,
        @Required @In201(integer = true) double evMaxCurrent,
        @Required @In201(integer = true) double evMaxVoltage,
        CustomData customData) {

    public static ACChargingParametersBuilder builder() {
        return new ACChargingParametersBuilder();
    }

    public ACChargingParametersBuilder toBuilder() {
        return new ACChargingParametersBuilder(this);
    }
}
