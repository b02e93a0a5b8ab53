package io.busbar.ocpp.messages.der;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A frequency droop as installed. */
@Since21
@GeneratedBuilder
public record FreqDroopGet(
        @Required FreqDroop freqDroop,
        @Required @Length(max = 36) String id,
        @Required boolean isDefault,
        @Required boolean isSuperseded,
        CustomData customData) {

    public static FreqDroopGetBuilder builder() {
        return new FreqDroopGetBuilder();
    }

    public FreqDroopGetBuilder toBuilder() {
        return new FreqDroopGetBuilder(this);
    }
}
