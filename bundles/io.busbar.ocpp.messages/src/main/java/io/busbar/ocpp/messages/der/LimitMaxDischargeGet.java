package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A discharge limit as installed. */
@Since21
@GeneratedBuilder
public record LimitMaxDischargeGet(
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        @Required LimitMaxDischarge limitMaxDischarge,
        CustomData customData) {

    public static LimitMaxDischargeGetBuilder builder() {
        return new LimitMaxDischargeGetBuilder();
    }

    public LimitMaxDischargeGetBuilder toBuilder() {
        return new LimitMaxDischargeGetBuilder(this);
    }
}
