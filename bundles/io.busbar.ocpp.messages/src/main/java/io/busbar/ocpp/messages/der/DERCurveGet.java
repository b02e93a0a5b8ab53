package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A DER curve as installed. */
@Since21
@GeneratedBuilder
public record DERCurveGet(
        @Required DERCurve curve,
        @Required @Length(max = 36) String id,
        @Required DERControl curveType,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static DERCurveGetBuilder builder() {
        return new DERCurveGetBuilder();
    }

    public DERCurveGetBuilder toBuilder() {
        return new DERCurveGetBuilder(this);
    }
}
