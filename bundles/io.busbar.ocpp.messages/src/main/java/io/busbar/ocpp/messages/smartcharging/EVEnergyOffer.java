package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Energy an EV offers to give (ISO 15118-20). */
@Since21
public record EVEnergyOffer(
        @Required EVPowerSchedule evPowerSchedule,
        EVAbsolutePriceSchedule evAbsolutePriceSchedule,
        CustomData customData) {

    public EVEnergyOffer(EVPowerSchedule evPowerSchedule) {
        this(evPowerSchedule, null, null);
    }
}
