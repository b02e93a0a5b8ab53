package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Reports that an external charging limit was lifted. */
@Action(value = "ClearedChargingLimit", direction = STATION_TO_CSMS)
public record ClearedChargingLimitRequest(
        @Required @Length(max = 20) @In201(oneOf = {
                "EMS", "Other", "SO", "CSO"}) String chargingLimitSource,
        @Range(min = 0, since21 = true) Integer evseId,
        CustomData customData) implements Request<ClearedChargingLimitResponse>{

    public ClearedChargingLimitRequest(String chargingLimitSource) {
        this(chargingLimitSource, null, null);
    }
}
