package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.der.DERControl;
import java.util.List;

/** What an EV can do as a distributed energy resource (ISO 15118-20): powers in W, VA and var. */
@Since21
@GeneratedBuilder
public record DERChargingParameters(
        List<DERControl> evSupportedDERControl,
        Double evOverExcitedMaxDischargePower,
        Double evOverExcitedPowerFactor,
        Double evUnderExcitedMaxDischargePower,
        Double evUnderExcitedPowerFactor,
        Double maxApparentPower,
        Double maxChargeApparentPower,
        Double maxChargeApparentPower_L2,
        Double maxChargeApparentPower_L3,
        Double maxDischargeApparentPower,
        Double maxDischargeApparentPower_L2,
        Double maxDischargeApparentPower_L3,
        Double maxChargeReactivePower,
        Double maxChargeReactivePower_L2,
        Double maxChargeReactivePower_L3,
        Double minChargeReactivePower,
        Double minChargeReactivePower_L2,
        Double minChargeReactivePower_L3,
        Double maxDischargeReactivePower,
        Double maxDischargeReactivePower_L2,
        Double maxDischargeReactivePower_L3,
        Double minDischargeReactivePower,
        Double minDischargeReactivePower_L2,
        Double minDischargeReactivePower_L3,
        Double nominalVoltage,
        Double nominalVoltageOffset,
        Double maxNominalVoltage,
        Double minNominalVoltage,
        @Length(max = 50) String evInverterManufacturer,
        @Length(max = 50) String evInverterModel,
        @Length(max = 50) String evInverterSerialNumber,
        @Length(max = 50) String evInverterSwVersion,
        @Length(max = 50) String evInverterHwVersion,
        List<IslandingDetection> evIslandingDetectionMethod,
        Double evIslandingTripTime,
        Double evMaximumLevel1DCInjection,
        Double evDurationLevel1DCInjection,
        Double evMaximumLevel2DCInjection,
        Double evDurationLevel2DCInjection,
        Double evReactiveSusceptance,
        Double evSessionTotalDischargeEnergyAvailable,
        CustomData customData) {

    public DERChargingParameters {
        evSupportedDERControl = copy(evSupportedDERControl);
        evIslandingDetectionMethod = copy(evIslandingDetectionMethod);
    }

    public static DERChargingParametersBuilder builder() {
        return new DERChargingParametersBuilder();
    }

    public DERChargingParametersBuilder toBuilder() {
        return new DERChargingParametersBuilder(this);
    }
}
