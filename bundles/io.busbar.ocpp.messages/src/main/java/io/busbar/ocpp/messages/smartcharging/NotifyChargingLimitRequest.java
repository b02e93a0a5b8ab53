package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Reports an external charging limit. */
@Action(value = "NotifyChargingLimit", direction = STATION_TO_CSMS)
public record NotifyChargingLimitRequest(
        @Required ChargingLimit chargingLimit,
        List<ChargingSchedule> chargingSchedule,
        @Range(min = 0, since21 = true) Integer evseId,
        CustomData customData) implements Request<NotifyChargingLimitResponse> {

    public NotifyChargingLimitRequest {
        chargingSchedule = copy(chargingSchedule);
    }

    public NotifyChargingLimitRequest(ChargingLimit chargingLimit) {
        this(chargingLimit, null, null, null);
    }
}
