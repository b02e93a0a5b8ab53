package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** When a price holds: energies in Wh, currents in A, powers in W, times in seconds. */
@Since21
public record TariffConditions(
        String startTimeOfDay,
        String endTimeOfDay,
        @Count(max = 7) List<DayOfWeek> dayOfWeek,
        String validFromDate,
        String validToDate,
        EvseKind evseKind,
        Double minEnergy,
        Double maxEnergy,
        Double minCurrent,
        Double maxCurrent,
        Double minPower,
        Double maxPower,
        Integer minTime,
        Integer maxTime,
        Integer minChargingTime,
        Integer maxChargingTime,
        Integer minIdleTime,
        Integer maxIdleTime,
        CustomData customData) {

    public TariffConditions {
        dayOfWeek = copy(dayOfWeek);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String startTimeOfDay;
        private String endTimeOfDay;
        private List<DayOfWeek> dayOfWeek;
        private String validFromDate;
        private String validToDate;
        private EvseKind evseKind;
        private Double minEnergy;
        private Double maxEnergy;
        private Double minCurrent;
        private Double maxCurrent;
        private Double minPower;
        private Double maxPower;
        private Integer minTime;
        private Integer maxTime;
        private Integer minChargingTime;
        private Integer maxChargingTime;
        private Integer minIdleTime;
        private Integer maxIdleTime;
        private CustomData customData;

        private Builder() {}

        public Builder startTimeOfDay(String startTimeOfDay) {
            this.startTimeOfDay = startTimeOfDay;
            return this;
        }

        public Builder endTimeOfDay(String endTimeOfDay) {
            this.endTimeOfDay = endTimeOfDay;
            return this;
        }

        public Builder dayOfWeek(List<DayOfWeek> dayOfWeek) {
            this.dayOfWeek = dayOfWeek;
            return this;
        }

        public Builder validFromDate(String validFromDate) {
            this.validFromDate = validFromDate;
            return this;
        }

        public Builder validToDate(String validToDate) {
            this.validToDate = validToDate;
            return this;
        }

        public Builder evseKind(EvseKind evseKind) {
            this.evseKind = evseKind;
            return this;
        }

        public Builder minEnergy(Double minEnergy) {
            this.minEnergy = minEnergy;
            return this;
        }

        public Builder maxEnergy(Double maxEnergy) {
            this.maxEnergy = maxEnergy;
            return this;
        }

        public Builder minCurrent(Double minCurrent) {
            this.minCurrent = minCurrent;
            return this;
        }

        public Builder maxCurrent(Double maxCurrent) {
            this.maxCurrent = maxCurrent;
            return this;
        }

        public Builder minPower(Double minPower) {
            this.minPower = minPower;
            return this;
        }

        public Builder maxPower(Double maxPower) {
            this.maxPower = maxPower;
            return this;
        }

        public Builder minTime(Integer minTime) {
            this.minTime = minTime;
            return this;
        }

        public Builder maxTime(Integer maxTime) {
            this.maxTime = maxTime;
            return this;
        }

        public Builder minChargingTime(Integer minChargingTime) {
            this.minChargingTime = minChargingTime;
            return this;
        }

        public Builder maxChargingTime(Integer maxChargingTime) {
            this.maxChargingTime = maxChargingTime;
            return this;
        }

        public Builder minIdleTime(Integer minIdleTime) {
            this.minIdleTime = minIdleTime;
            return this;
        }

        public Builder maxIdleTime(Integer maxIdleTime) {
            this.maxIdleTime = maxIdleTime;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TariffConditions build() {
            return new TariffConditions(
                    startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate, evseKind, minEnergy, maxEnergy, minCurrent,
                    maxCurrent, minPower, maxPower, minTime, maxTime, minChargingTime, maxChargingTime, minIdleTime, maxIdleTime,
                    customData);
        }
    }
}
