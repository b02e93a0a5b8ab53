package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Sets a DER control. */
@Since21
@Action(value = "SetDERControl", direction = CSMS_TO_STATION)
@GeneratedBuilder
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

    public static SetDERControlRequestBuilder builder() {
        return new SetDERControlRequestBuilder();
    }

    public SetDERControlRequestBuilder toBuilder() {
        return new SetDERControlRequestBuilder(this);
    }
}
