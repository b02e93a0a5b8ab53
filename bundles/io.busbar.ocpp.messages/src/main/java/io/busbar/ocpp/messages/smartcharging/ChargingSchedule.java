package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Limits over time; duration in seconds. */
public record ChargingSchedule(
        @Required int id,
        @Required ChargingRateUnit chargingRateUnit,
        @Required @Count(max = 1024) List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Since21 LimitAtSoC limitAtSoC,
        Instant startSchedule,
        Integer duration,
        Double minChargingRate,
        @Since21 Double powerTolerance,
        @Range(min = 0) @Since21 Integer signatureId,
        @Length(max = 88) @Since21 String digestValue,
        @Since21 Boolean useLocalTime,
        @Range(min = 0) @Since21 Integer randomizedDelay,
        SalesTariff salesTariff,
        @Since21 AbsolutePriceSchedule absolutePriceSchedule,
        @Since21 PriceLevelSchedule priceLevelSchedule,
        CustomData customData) {

    public ChargingSchedule {
        chargingSchedulePeriod = copy(chargingSchedulePeriod);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private ChargingRateUnit chargingRateUnit;
        private List<ChargingSchedulePeriod> chargingSchedulePeriod;
        private LimitAtSoC limitAtSoC;
        private Instant startSchedule;
        private Integer duration;
        private Double minChargingRate;
        private Double powerTolerance;
        private Integer signatureId;
        private String digestValue;
        private Boolean useLocalTime;
        private Integer randomizedDelay;
        private SalesTariff salesTariff;
        private AbsolutePriceSchedule absolutePriceSchedule;
        private PriceLevelSchedule priceLevelSchedule;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder chargingRateUnit(ChargingRateUnit chargingRateUnit) {
            this.chargingRateUnit = chargingRateUnit;
            return this;
        }

        public Builder chargingSchedulePeriod(List<ChargingSchedulePeriod> chargingSchedulePeriod) {
            this.chargingSchedulePeriod = chargingSchedulePeriod;
            return this;
        }

        public Builder limitAtSoC(LimitAtSoC limitAtSoC) {
            this.limitAtSoC = limitAtSoC;
            return this;
        }

        public Builder startSchedule(Instant startSchedule) {
            this.startSchedule = startSchedule;
            return this;
        }

        public Builder duration(Integer duration) {
            this.duration = duration;
            return this;
        }

        public Builder minChargingRate(Double minChargingRate) {
            this.minChargingRate = minChargingRate;
            return this;
        }

        public Builder powerTolerance(Double powerTolerance) {
            this.powerTolerance = powerTolerance;
            return this;
        }

        public Builder signatureId(Integer signatureId) {
            this.signatureId = signatureId;
            return this;
        }

        public Builder digestValue(String digestValue) {
            this.digestValue = digestValue;
            return this;
        }

        public Builder useLocalTime(Boolean useLocalTime) {
            this.useLocalTime = useLocalTime;
            return this;
        }

        public Builder randomizedDelay(Integer randomizedDelay) {
            this.randomizedDelay = randomizedDelay;
            return this;
        }

        public Builder salesTariff(SalesTariff salesTariff) {
            this.salesTariff = salesTariff;
            return this;
        }

        public Builder absolutePriceSchedule(AbsolutePriceSchedule absolutePriceSchedule) {
            this.absolutePriceSchedule = absolutePriceSchedule;
            return this;
        }

        public Builder priceLevelSchedule(PriceLevelSchedule priceLevelSchedule) {
            this.priceLevelSchedule = priceLevelSchedule;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingSchedule build() {
            return new ChargingSchedule(
                    id, chargingRateUnit, chargingSchedulePeriod, limitAtSoC, startSchedule, duration, minChargingRate, powerTolerance,
                    signatureId, digestValue, useLocalTime, randomizedDelay, salesTariff, absolutePriceSchedule, priceLevelSchedule,
                    customData);
        }
    }
}
