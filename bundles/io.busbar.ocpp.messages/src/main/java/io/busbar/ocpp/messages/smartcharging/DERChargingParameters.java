package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.der.DERControl;
import java.util.List;

/** What an EV can do as a distributed energy resource (ISO 15118-20): powers in W, VA and var. */
@Since21
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private List<DERControl> evSupportedDERControl;
        private Double evOverExcitedMaxDischargePower;
        private Double evOverExcitedPowerFactor;
        private Double evUnderExcitedMaxDischargePower;
        private Double evUnderExcitedPowerFactor;
        private Double maxApparentPower;
        private Double maxChargeApparentPower;
        private Double maxChargeApparentPower_L2;
        private Double maxChargeApparentPower_L3;
        private Double maxDischargeApparentPower;
        private Double maxDischargeApparentPower_L2;
        private Double maxDischargeApparentPower_L3;
        private Double maxChargeReactivePower;
        private Double maxChargeReactivePower_L2;
        private Double maxChargeReactivePower_L3;
        private Double minChargeReactivePower;
        private Double minChargeReactivePower_L2;
        private Double minChargeReactivePower_L3;
        private Double maxDischargeReactivePower;
        private Double maxDischargeReactivePower_L2;
        private Double maxDischargeReactivePower_L3;
        private Double minDischargeReactivePower;
        private Double minDischargeReactivePower_L2;
        private Double minDischargeReactivePower_L3;
        private Double nominalVoltage;
        private Double nominalVoltageOffset;
        private Double maxNominalVoltage;
        private Double minNominalVoltage;
        private String evInverterManufacturer;
        private String evInverterModel;
        private String evInverterSerialNumber;
        private String evInverterSwVersion;
        private String evInverterHwVersion;
        private List<IslandingDetection> evIslandingDetectionMethod;
        private Double evIslandingTripTime;
        private Double evMaximumLevel1DCInjection;
        private Double evDurationLevel1DCInjection;
        private Double evMaximumLevel2DCInjection;
        private Double evDurationLevel2DCInjection;
        private Double evReactiveSusceptance;
        private Double evSessionTotalDischargeEnergyAvailable;
        private CustomData customData;

        private Builder() {}

        public Builder evSupportedDERControl(List<DERControl> evSupportedDERControl) {
            this.evSupportedDERControl = evSupportedDERControl;
            return this;
        }

        public Builder evOverExcitedMaxDischargePower(Double evOverExcitedMaxDischargePower) {
            this.evOverExcitedMaxDischargePower = evOverExcitedMaxDischargePower;
            return this;
        }

        public Builder evOverExcitedPowerFactor(Double evOverExcitedPowerFactor) {
            this.evOverExcitedPowerFactor = evOverExcitedPowerFactor;
            return this;
        }

        public Builder evUnderExcitedMaxDischargePower(Double evUnderExcitedMaxDischargePower) {
            this.evUnderExcitedMaxDischargePower = evUnderExcitedMaxDischargePower;
            return this;
        }

        public Builder evUnderExcitedPowerFactor(Double evUnderExcitedPowerFactor) {
            this.evUnderExcitedPowerFactor = evUnderExcitedPowerFactor;
            return this;
        }

        public Builder maxApparentPower(Double maxApparentPower) {
            this.maxApparentPower = maxApparentPower;
            return this;
        }

        public Builder maxChargeApparentPower(Double maxChargeApparentPower) {
            this.maxChargeApparentPower = maxChargeApparentPower;
            return this;
        }

        public Builder maxChargeApparentPower_L2(Double maxChargeApparentPower_L2) {
            this.maxChargeApparentPower_L2 = maxChargeApparentPower_L2;
            return this;
        }

        public Builder maxChargeApparentPower_L3(Double maxChargeApparentPower_L3) {
            this.maxChargeApparentPower_L3 = maxChargeApparentPower_L3;
            return this;
        }

        public Builder maxDischargeApparentPower(Double maxDischargeApparentPower) {
            this.maxDischargeApparentPower = maxDischargeApparentPower;
            return this;
        }

        public Builder maxDischargeApparentPower_L2(Double maxDischargeApparentPower_L2) {
            this.maxDischargeApparentPower_L2 = maxDischargeApparentPower_L2;
            return this;
        }

        public Builder maxDischargeApparentPower_L3(Double maxDischargeApparentPower_L3) {
            this.maxDischargeApparentPower_L3 = maxDischargeApparentPower_L3;
            return this;
        }

        public Builder maxChargeReactivePower(Double maxChargeReactivePower) {
            this.maxChargeReactivePower = maxChargeReactivePower;
            return this;
        }

        public Builder maxChargeReactivePower_L2(Double maxChargeReactivePower_L2) {
            this.maxChargeReactivePower_L2 = maxChargeReactivePower_L2;
            return this;
        }

        public Builder maxChargeReactivePower_L3(Double maxChargeReactivePower_L3) {
            this.maxChargeReactivePower_L3 = maxChargeReactivePower_L3;
            return this;
        }

        public Builder minChargeReactivePower(Double minChargeReactivePower) {
            this.minChargeReactivePower = minChargeReactivePower;
            return this;
        }

        public Builder minChargeReactivePower_L2(Double minChargeReactivePower_L2) {
            this.minChargeReactivePower_L2 = minChargeReactivePower_L2;
            return this;
        }

        public Builder minChargeReactivePower_L3(Double minChargeReactivePower_L3) {
            this.minChargeReactivePower_L3 = minChargeReactivePower_L3;
            return this;
        }

        public Builder maxDischargeReactivePower(Double maxDischargeReactivePower) {
            this.maxDischargeReactivePower = maxDischargeReactivePower;
            return this;
        }

        public Builder maxDischargeReactivePower_L2(Double maxDischargeReactivePower_L2) {
            this.maxDischargeReactivePower_L2 = maxDischargeReactivePower_L2;
            return this;
        }

        public Builder maxDischargeReactivePower_L3(Double maxDischargeReactivePower_L3) {
            this.maxDischargeReactivePower_L3 = maxDischargeReactivePower_L3;
            return this;
        }

        public Builder minDischargeReactivePower(Double minDischargeReactivePower) {
            this.minDischargeReactivePower = minDischargeReactivePower;
            return this;
        }

        public Builder minDischargeReactivePower_L2(Double minDischargeReactivePower_L2) {
            this.minDischargeReactivePower_L2 = minDischargeReactivePower_L2;
            return this;
        }

        public Builder minDischargeReactivePower_L3(Double minDischargeReactivePower_L3) {
            this.minDischargeReactivePower_L3 = minDischargeReactivePower_L3;
            return this;
        }

        public Builder nominalVoltage(Double nominalVoltage) {
            this.nominalVoltage = nominalVoltage;
            return this;
        }

        public Builder nominalVoltageOffset(Double nominalVoltageOffset) {
            this.nominalVoltageOffset = nominalVoltageOffset;
            return this;
        }

        public Builder maxNominalVoltage(Double maxNominalVoltage) {
            this.maxNominalVoltage = maxNominalVoltage;
            return this;
        }

        public Builder minNominalVoltage(Double minNominalVoltage) {
            this.minNominalVoltage = minNominalVoltage;
            return this;
        }

        public Builder evInverterManufacturer(String evInverterManufacturer) {
            this.evInverterManufacturer = evInverterManufacturer;
            return this;
        }

        public Builder evInverterModel(String evInverterModel) {
            this.evInverterModel = evInverterModel;
            return this;
        }

        public Builder evInverterSerialNumber(String evInverterSerialNumber) {
            this.evInverterSerialNumber = evInverterSerialNumber;
            return this;
        }

        public Builder evInverterSwVersion(String evInverterSwVersion) {
            this.evInverterSwVersion = evInverterSwVersion;
            return this;
        }

        public Builder evInverterHwVersion(String evInverterHwVersion) {
            this.evInverterHwVersion = evInverterHwVersion;
            return this;
        }

        public Builder evIslandingDetectionMethod(List<IslandingDetection> evIslandingDetectionMethod) {
            this.evIslandingDetectionMethod = evIslandingDetectionMethod;
            return this;
        }

        public Builder evIslandingTripTime(Double evIslandingTripTime) {
            this.evIslandingTripTime = evIslandingTripTime;
            return this;
        }

        public Builder evMaximumLevel1DCInjection(Double evMaximumLevel1DCInjection) {
            this.evMaximumLevel1DCInjection = evMaximumLevel1DCInjection;
            return this;
        }

        public Builder evDurationLevel1DCInjection(Double evDurationLevel1DCInjection) {
            this.evDurationLevel1DCInjection = evDurationLevel1DCInjection;
            return this;
        }

        public Builder evMaximumLevel2DCInjection(Double evMaximumLevel2DCInjection) {
            this.evMaximumLevel2DCInjection = evMaximumLevel2DCInjection;
            return this;
        }

        public Builder evDurationLevel2DCInjection(Double evDurationLevel2DCInjection) {
            this.evDurationLevel2DCInjection = evDurationLevel2DCInjection;
            return this;
        }

        public Builder evReactiveSusceptance(Double evReactiveSusceptance) {
            this.evReactiveSusceptance = evReactiveSusceptance;
            return this;
        }

        public Builder evSessionTotalDischargeEnergyAvailable(Double evSessionTotalDischargeEnergyAvailable) {
            this.evSessionTotalDischargeEnergyAvailable = evSessionTotalDischargeEnergyAvailable;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public DERChargingParameters build() {
            return new DERChargingParameters(
                    evSupportedDERControl, evOverExcitedMaxDischargePower, evOverExcitedPowerFactor, evUnderExcitedMaxDischargePower,
                    evUnderExcitedPowerFactor, maxApparentPower, maxChargeApparentPower, maxChargeApparentPower_L2,
                    maxChargeApparentPower_L3, maxDischargeApparentPower, maxDischargeApparentPower_L2, maxDischargeApparentPower_L3,
                    maxChargeReactivePower, maxChargeReactivePower_L2, maxChargeReactivePower_L3, minChargeReactivePower,
                    minChargeReactivePower_L2, minChargeReactivePower_L3, maxDischargeReactivePower, maxDischargeReactivePower_L2,
                    maxDischargeReactivePower_L3, minDischargeReactivePower, minDischargeReactivePower_L2,
                    minDischargeReactivePower_L3, nominalVoltage, nominalVoltageOffset, maxNominalVoltage, minNominalVoltage,
                    evInverterManufacturer, evInverterModel, evInverterSerialNumber, evInverterSwVersion, evInverterHwVersion,
                    evIslandingDetectionMethod, evIslandingTripTime, evMaximumLevel1DCInjection, evDurationLevel1DCInjection,
                    evMaximumLevel2DCInjection, evDurationLevel2DCInjection, evReactiveSusceptance,
                    evSessionTotalDischargeEnergyAvailable, customData);
        }
    }
}
