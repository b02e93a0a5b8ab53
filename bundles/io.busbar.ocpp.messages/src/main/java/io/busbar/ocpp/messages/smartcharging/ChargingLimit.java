package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Where a charging limit comes from. */
public record ChargingLimit(
        @Required @Length(max = 20) @In201(oneOf = {
                "EMS", "Other", "SO", "CSO"}) String chargingLimitSource,
        @Since21 Boolean isLocalGeneration,
        Boolean isGridCritical,
        CustomData customData){

    public ChargingLimit(String chargingLimitSource) {
        this(chargingLimitSource, null, null, null);
    }
}
