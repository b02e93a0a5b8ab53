package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Sets a DER control. */
@Since21
@Action(value = "SetDERControl", direction = CSMS_TO_STATION)
public record SetDERControlRequest(
        @Required boolean isDefault,
        @Required @Length(max = 36) String controlId,
        @Required DERControl controlType,
        DERCurve curve,
        EnterService enterService,
        FixedPF fixedPFAbsorb,
        FixedPF fixedPFInject,
        FixedVar fixedVar,
        FreqDroop freqDroop,
        Gradient gradient,
        LimitMaxDischarge limitMaxDischarge,
        CustomData customData) implements Request<SetDERControlResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Boolean isDefault;
        private String controlId;
        private DERControl controlType;
        private DERCurve curve;
        private EnterService enterService;
        private FixedPF fixedPFAbsorb;
        private FixedPF fixedPFInject;
        private FixedVar fixedVar;
        private FreqDroop freqDroop;
        private Gradient gradient;
        private LimitMaxDischarge limitMaxDischarge;
        private CustomData customData;

        private Builder() {}

        public Builder isDefault(boolean isDefault) {
            this.isDefault = isDefault;
            return this;
        }

        public Builder controlId(String controlId) {
            this.controlId = controlId;
            return this;
        }

        public Builder controlType(DERControl controlType) {
            this.controlType = controlType;
            return this;
        }

        public Builder curve(DERCurve curve) {
            this.curve = curve;
            return this;
        }

        public Builder enterService(EnterService enterService) {
            this.enterService = enterService;
            return this;
        }

        public Builder fixedPFAbsorb(FixedPF fixedPFAbsorb) {
            this.fixedPFAbsorb = fixedPFAbsorb;
            return this;
        }

        public Builder fixedPFInject(FixedPF fixedPFInject) {
            this.fixedPFInject = fixedPFInject;
            return this;
        }

        public Builder fixedVar(FixedVar fixedVar) {
            this.fixedVar = fixedVar;
            return this;
        }

        public Builder freqDroop(FreqDroop freqDroop) {
            this.freqDroop = freqDroop;
            return this;
        }

        public Builder gradient(Gradient gradient) {
            this.gradient = gradient;
            return this;
        }

        public Builder limitMaxDischarge(LimitMaxDischarge limitMaxDischarge) {
            this.limitMaxDischarge = limitMaxDischarge;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SetDERControlRequest build() {
            return new SetDERControlRequest(
                    isDefault, controlId, controlType, curve, enterService, fixedPFAbsorb, fixedPFInject, fixedVar, freqDroop,
                    gradient, limitMaxDischarge, customData);
        }
    }
}
