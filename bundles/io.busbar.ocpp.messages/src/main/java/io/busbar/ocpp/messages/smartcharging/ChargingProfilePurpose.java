package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What a profile limits. */
public enum ChargingProfilePurpose implements WireEnum {

    ChargingStationExternalConstraints,
    ChargingStationMaxProfile,
    TxDefaultProfile,
    TxProfile,
    @Since21 PriorityCharging,
    @Since21 LocalGeneration
}
