package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A DER curve as installed. */
@Since21
public record DERCurveGet(
        @Required DERCurve curve,
        @Required @Length(max = 36) String id,
        @Required DERControl curveType,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private DERCurve curve;
        private String id;
        private DERControl curveType;
        private Boolean isDefault;
        private Boolean isSuperseded;
        private CustomData customData;

        private Builder() {}

        public Builder curve(DERCurve curve) {
            this.curve = curve;
            return this;
        }

        public Builder id(String id) {
            this.id = id;
            return this;
        }

        public Builder curveType(DERControl curveType) {
            this.curveType = curveType;
            return this;
        }

        public Builder isDefault(boolean isDefault) {
            this.isDefault = isDefault;
            return this;
        }

        public Builder isSuperseded(boolean isSuperseded) {
            this.isSuperseded = isSuperseded;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public DERCurveGet build() {
            return new DERCurveGet(curve, id, curveType, isDefault, isSuperseded, customData);
        }
    }
}
