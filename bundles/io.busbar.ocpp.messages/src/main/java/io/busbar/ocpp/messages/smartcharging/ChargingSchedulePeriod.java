package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.OperationMode;
import java.util.List;

/** A limit from its start (seconds into the schedule) to the next; unit is that of the schedule, discharging is negative. */
public record ChargingSchedulePeriod(
        @Required int startPeriod,
        @In201(required = true) Double limit,
        @Since21 Double limit_L2,
        @Since21 Double limit_L3,
        @Range(min = 0, max = 3, since21 = true) Integer numberPhases,
        @Range(min = 0, max = 3, since21 = true) Integer phaseToUse,
        @Range(max = 0) @Since21 Double dischargeLimit,
        @Range(max = 0) @Since21 Double dischargeLimit_L2,
        @Range(max = 0) @Since21 Double dischargeLimit_L3,
        @Since21 Double setpoint,
        @Since21 Double setpoint_L2,
        @Since21 Double setpoint_L3,
        @Since21 Double setpointReactive,
        @Since21 Double setpointReactive_L2,
        @Since21 Double setpointReactive_L3,
        @Since21 Boolean preconditioningRequest,
        @Since21 Boolean evseSleep,
        @Since21 Double v2xBaseline,
        @Since21 OperationMode operationMode,
        @Count(max = 20) @Since21 List<V2XFreqWattPoint> v2xFreqWattCurve,
        @Count(max = 20) @Since21 List<V2XSignalWattPoint> v2xSignalWattCurve,
        CustomData customData) {

    public ChargingSchedulePeriod {
        v2xFreqWattCurve = copy(v2xFreqWattCurve);
        v2xSignalWattCurve = copy(v2xSignalWattCurve);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer startPeriod;
        private Double limit;
        private Double limit_L2;
        private Double limit_L3;
        private Integer numberPhases;
        private Integer phaseToUse;
        private Double dischargeLimit;
        private Double dischargeLimit_L2;
        private Double dischargeLimit_L3;
        private Double setpoint;
        private Double setpoint_L2;
        private Double setpoint_L3;
        private Double setpointReactive;
        private Double setpointReactive_L2;
        private Double setpointReactive_L3;
        private Boolean preconditioningRequest;
        private Boolean evseSleep;
        private Double v2xBaseline;
        private OperationMode operationMode;
        private List<V2XFreqWattPoint> v2xFreqWattCurve;
        private List<V2XSignalWattPoint> v2xSignalWattCurve;
        private CustomData customData;

        private Builder() {}

        public Builder startPeriod(int startPeriod) {
            this.startPeriod = startPeriod;
            return this;
        }

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

        public Builder numberPhases(Integer numberPhases) {
            this.numberPhases = numberPhases;
            return this;
        }

        public Builder phaseToUse(Integer phaseToUse) {
            this.phaseToUse = phaseToUse;
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

        public Builder preconditioningRequest(Boolean preconditioningRequest) {
            this.preconditioningRequest = preconditioningRequest;
            return this;
        }

        public Builder evseSleep(Boolean evseSleep) {
            this.evseSleep = evseSleep;
            return this;
        }

        public Builder v2xBaseline(Double v2xBaseline) {
            this.v2xBaseline = v2xBaseline;
            return this;
        }

        public Builder operationMode(OperationMode operationMode) {
            this.operationMode = operationMode;
            return this;
        }

        public Builder v2xFreqWattCurve(List<V2XFreqWattPoint> v2xFreqWattCurve) {
            this.v2xFreqWattCurve = v2xFreqWattCurve;
            return this;
        }

        public Builder v2xSignalWattCurve(List<V2XSignalWattPoint> v2xSignalWattCurve) {
            this.v2xSignalWattCurve = v2xSignalWattCurve;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingSchedulePeriod build() {
            return new ChargingSchedulePeriod(
                    startPeriod, limit, limit_L2, limit_L3, numberPhases, phaseToUse, dischargeLimit, dischargeLimit_L2,
                    dischargeLimit_L3, setpoint, setpoint_L2, setpoint_L3, setpointReactive, setpointReactive_L2, setpointReactive_L3,
                    preconditioningRequest, evseSleep, v2xBaseline, operationMode, v2xFreqWattCurve, v2xSignalWattCurve, customData);
        }
    }
}
