package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Cost of a session as the station calculated it. */
@Since21
public record CostDetails(
        @Required TotalCost totalCost,
        @Required TotalUsage totalUsage,
        List<ChargingPeriod> chargingPeriods,
        Boolean failureToCalculate,
        @Length(max = 500) String failureReason,
        CustomData customData) {

    public CostDetails {
        chargingPeriods = copy(chargingPeriods);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private TotalCost totalCost;
        private TotalUsage totalUsage;
        private List<ChargingPeriod> chargingPeriods;
        private Boolean failureToCalculate;
        private String failureReason;
        private CustomData customData;

        private Builder() {}

        public Builder totalCost(TotalCost totalCost) {
            this.totalCost = totalCost;
            return this;
        }

        public Builder totalUsage(TotalUsage totalUsage) {
            this.totalUsage = totalUsage;
            return this;
        }

        public Builder chargingPeriods(List<ChargingPeriod> chargingPeriods) {
            this.chargingPeriods = chargingPeriods;
            return this;
        }

        public Builder failureToCalculate(Boolean failureToCalculate) {
            this.failureToCalculate = failureToCalculate;
            return this;
        }

        public Builder failureReason(String failureReason) {
            this.failureReason = failureReason;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public CostDetails build() {
            return new CostDetails(totalCost, totalUsage, chargingPeriods, failureToCalculate, failureReason, customData);
        }
    }
}
