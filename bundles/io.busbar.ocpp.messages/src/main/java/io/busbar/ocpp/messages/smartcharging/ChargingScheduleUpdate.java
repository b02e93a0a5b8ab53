package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** New values of a dynamic profile; unit is that of its schedule, discharging is negative. */
@Since21
public record ChargingScheduleUpdate(
        Double limit,
        Double limit_L2,
        Double limit_L3,
        @Range(max = 0) Double dischargeLimit,
        @Range(max = 0) Double dischargeLimit_L2,
        @Range(max = 0) Double dischargeLimit_L3,
        Double setpoint,
        Double setpoint_L2,
        Double setpoint_L3,
        Double setpointReactive,
        Double setpointReactive_L2,
        Double setpointReactive_L3,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double limit;
        private Double limit_L2;
        private Double limit_L3;
        private Double dischargeLimit;
        private Double dischargeLimit_L2;
        private Double dischargeLimit_L3;
        private Double setpoint;
        private Double setpoint_L2;
        private Double setpoint_L3;
        private Double setpointReactive;
        private Double setpointReactive_L2;
        private Double setpointReactive_L3;
        private CustomData customData;

        private Builder() {}

        public Builder limit(Double limit) {
            this.limit = limit;
            return this;
        }

        public Builder limit_L2(Double limit_L2) {
            this.limit_L2 = limit_L2;
            return this;
        }

        public Builder limit_L3(Double limit_L3) {
            this.limit_L3 = limit_L3;
            return this;
        }

        public Builder dischargeLimit(Double dischargeLimit) {
            this.dischargeLimit = dischargeLimit;
            return this;
        }

        public Builder dischargeLimit_L2(Double dischargeLimit_L2) {
            this.dischargeLimit_L2 = dischargeLimit_L2;
            return this;
        }

        public Builder dischargeLimit_L3(Double dischargeLimit_L3) {
            this.dischargeLimit_L3 = dischargeLimit_L3;
            return this;
        }

        public Builder setpoint(Double setpoint) {
            this.setpoint = setpoint;
            return this;
        }

        public Builder setpoint_L2(Double setpoint_L2) {
            this.setpoint_L2 = setpoint_L2;
            return this;
        }

        public Builder setpoint_L3(Double setpoint_L3) {
            this.setpoint_L3 = setpoint_L3;
            return this;
        }

        public Builder setpointReactive(Double setpointReactive) {
            this.setpointReactive = setpointReactive;
            return this;
        }

        public Builder setpointReactive_L2(Double setpointReactive_L2) {
            this.setpointReactive_L2 = setpointReactive_L2;
            return this;
        }

        public Builder setpointReactive_L3(Double setpointReactive_L3) {
            this.setpointReactive_L3 = setpointReactive_L3;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingScheduleUpdate build() {
            return new ChargingScheduleUpdate(
                    limit, limit_L2, limit_L3, dischargeLimit, dischargeLimit_L2, dischargeLimit_L3, setpoint, setpoint_L2,
                    setpoint_L3, setpointReactive, setpointReactive_L2, setpointReactive_L3, customData);
        }
    }
}
