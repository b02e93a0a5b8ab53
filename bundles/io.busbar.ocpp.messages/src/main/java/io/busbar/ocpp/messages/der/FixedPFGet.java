package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A fixed power factor as installed. */
@Since21
@GeneratedBuilder
public record FixedPFGet(
        @Required FixedPF fixedPF,
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static FixedPFGetBuilder builder() {
        return new FixedPFGetBuilder();
    }

    public FixedPFGetBuilder toBuilder() {
        return new FixedPFGetBuilder(this);
    }
}
