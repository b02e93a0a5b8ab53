package io.busbar.ocpp.messages.tariffcost;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Energy in kWh and times in seconds of a session. */
@Since21
@GeneratedBuilder
public record TotalUsage(
        @Required double energy,
        @Required int chargingTime,
        @Required int idleTime,
        Integer reservationTime,
        CustomData customData) {

    public static TotalUsageBuilder builder() {
        return new TotalUsageBuilder();
    }

    public TotalUsageBuilder toBuilder() {
        return new TotalUsageBuilder(this);
    }
}
