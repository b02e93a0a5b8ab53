package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A DER curve; 0 is the highest priority, times in seconds. */
@Since21
public record DERCurve(
        @Required @Count(max = 10) List<DERCurvePoints> curveData,
        @Required @Range(min = 0) int priority,
        @Required DERUnit yUnit,
        Hysteresis hysteresis,
        ReactivePowerParams reactivePowerParams,
        VoltageParams voltageParams,
        Double responseTime,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public DERCurve {
        curveData = copy(curveData);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private List<DERCurvePoints> curveData;
        private Integer priority;
        private DERUnit yUnit;
        private Hysteresis hysteresis;
        private ReactivePowerParams reactivePowerParams;
        private VoltageParams voltageParams;
        private Double responseTime;
        private Instant startTime;
        private Double duration;
        private CustomData customData;

        private Builder() {}

        public Builder curveData(List<DERCurvePoints> curveData) {
            this.curveData = curveData;
            return this;
        }

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder yUnit(DERUnit yUnit) {
            this.yUnit = yUnit;
            return this;
        }

        public Builder hysteresis(Hysteresis hysteresis) {
            this.hysteresis = hysteresis;
            return this;
        }

        public Builder reactivePowerParams(ReactivePowerParams reactivePowerParams) {
            this.reactivePowerParams = reactivePowerParams;
            return this;
        }

        public Builder voltageParams(VoltageParams voltageParams) {
            this.voltageParams = voltageParams;
            return this;
        }

        public Builder responseTime(Double responseTime) {
            this.responseTime = responseTime;
            return this;
        }

        public Builder startTime(Instant startTime) {
            this.startTime = startTime;
            return this;
        }

        public Builder duration(Double duration) {
            this.duration = duration;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public DERCurve build() {
            return new DERCurve(
                    curveData, priority, yUnit, hysteresis, reactivePowerParams, voltageParams, responseTime, startTime, duration,
                    customData);
        }
    }
}
