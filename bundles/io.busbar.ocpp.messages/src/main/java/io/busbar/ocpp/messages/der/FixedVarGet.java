package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A fixed reactive power as installed. */
@Since21
@GeneratedBuilder
public record FixedVarGet(
        @Required FixedVar fixedVar,
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static FixedVarGetBuilder builder() {
        return new FixedVarGetBuilder();
    }

    public FixedVarGetBuilder toBuilder() {
        return new FixedVarGetBuilder(this);
    }
}
