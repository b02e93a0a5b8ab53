package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** One part of a report of DER controls. */
@Since21
@Action(value = "ReportDERControl", direction = STATION_TO_CSMS)
public record ReportDERControlRequest(
        @Required int requestId,
        @Count(max = 24) List<DERCurveGet> curve,
        @Count(max = 24) List<EnterServiceGet> enterService,
        @Count(max = 24) List<FixedPFGet> fixedPFAbsorb,
        @Count(max = 24) List<FixedPFGet> fixedPFInject,
        @Count(max = 24) List<FixedVarGet> fixedVar,
        @Count(max = 24) List<FreqDroopGet> freqDroop,
        @Count(max = 24) List<GradientGet> gradient,
        @Count(max = 24) List<LimitMaxDischargeGet> limitMaxDischarge,
        Boolean tbc,
        CustomData customData) implements Request<ReportDERControlResponse> {

    public ReportDERControlRequest {
        curve = copy(curve);
        enterService = copy(enterService);
        fixedPFAbsorb = copy(fixedPFAbsorb);
        fixedPFInject = copy(fixedPFInject);
        fixedVar = copy(fixedVar);
        freqDroop = copy(freqDroop);
        gradient = copy(gradient);
        limitMaxDischarge = copy(limitMaxDischarge);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private List<DERCurveGet> curve;
        private List<EnterServiceGet> enterService;
        private List<FixedPFGet> fixedPFAbsorb;
        private List<FixedPFGet> fixedPFInject;
        private List<FixedVarGet> fixedVar;
        private List<FreqDroopGet> freqDroop;
        private List<GradientGet> gradient;
        private List<LimitMaxDischargeGet> limitMaxDischarge;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder curve(List<DERCurveGet> curve) {
            this.curve = curve;
            return this;
        }

        public Builder enterService(List<EnterServiceGet> enterService) {
            this.enterService = enterService;
            return this;
        }

        public Builder fixedPFAbsorb(List<FixedPFGet> fixedPFAbsorb) {
            this.fixedPFAbsorb = fixedPFAbsorb;
            return this;
        }

        public Builder fixedPFInject(List<FixedPFGet> fixedPFInject) {
            this.fixedPFInject = fixedPFInject;
            return this;
        }

        public Builder fixedVar(List<FixedVarGet> fixedVar) {
            this.fixedVar = fixedVar;
            return this;
        }

        public Builder freqDroop(List<FreqDroopGet> freqDroop) {
            this.freqDroop = freqDroop;
            return this;
        }

        public Builder gradient(List<GradientGet> gradient) {
            this.gradient = gradient;
            return this;
        }

        public Builder limitMaxDischarge(List<LimitMaxDischargeGet> limitMaxDischarge) {
            this.limitMaxDischarge = limitMaxDischarge;
            return this;
        }

        public Builder tbc(Boolean tbc) {
            this.tbc = tbc;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ReportDERControlRequest build() {
            return new ReportDERControlRequest(
                    requestId, curve, enterService, fixedPFAbsorb, fixedPFInject, fixedVar, freqDroop, gradient, limitMaxDischarge,
                    tbc, customData);
        }
    }
}
