package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Fee for staying too long, from a time on; times in seconds. */
@Since21
public record OverstayRule(
        @Required RationalNumber overstayFee,
        @Required int startTime,
        @Required int overstayFeePeriod,
        @Length(max = 32) String overstayRuleDescription,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private RationalNumber overstayFee;
        private Integer startTime;
        private Integer overstayFeePeriod;
        private String overstayRuleDescription;
        private CustomData customData;

        private Builder() {}

        public Builder overstayFee(RationalNumber overstayFee) {
            this.overstayFee = overstayFee;
            return this;
        }

        public Builder startTime(int startTime) {
            this.startTime = startTime;
            return this;
        }

        public Builder overstayFeePeriod(int overstayFeePeriod) {
            this.overstayFeePeriod = overstayFeePeriod;
            return this;
        }

        public Builder overstayRuleDescription(String overstayRuleDescription) {
            this.overstayRuleDescription = overstayRuleDescription;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public OverstayRule build() {
            return new OverstayRule(overstayFee, startTime, overstayFeePeriod, overstayRuleDescription, customData);
        }
    }
}
