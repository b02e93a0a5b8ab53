package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** What a bidirectional EV can do: powers in W, currents in A, voltages in V, energies in Wh. */
@Since21
@GeneratedBuilder
public record V2XChargingParameters(
        Double minChargePower,
        Double minChargePower_L2,
        Double minChargePower_L3,
        Double maxChargePower,
        Double maxChargePower_L2,
        Double maxChargePower_L3,
        Double minDischargePower,
        Double minDischargePower_L2,
        Double minDischargePower_L3,
        Double maxDischargePower,
        Double maxDischargePower_L2,
        Double maxDischargePower_L3,
        Double minChargeCurrent,
        Double maxChargeCurrent,
        Double minDischargeCurrent,
        Double maxDischargeCurrent,
        Double minVoltage,
        Double maxVoltage,
        Double evTargetEnergyRequest,
        Double evMinEnergyRequest,
        Double evMaxEnergyRequest,
        Double evMinV2XEnergyRequest,
        Double evMaxV2XEnergyRequest,
        @Range(min = 0, max = 100) Integer targetSoC,
        CustomData customData) {

    public static V2XChargingParametersBuilder builder() {
        return new V2XChargingParametersBuilder();
    }

    public V2XChargingParametersBuilder toBuilder() {
        return new V2XChargingParametersBuilder(this);
    }
}
