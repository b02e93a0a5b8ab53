package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Reports that priority charging of a transaction was switched at the station. */
@Since21
@Action(value = "NotifyPriorityCharging", direction = STATION_TO_CSMS)
public record NotifyPriorityChargingRequest(
        @Required @Length(max = 36) String transactionId,
        @Required boolean activated,
        CustomData customData) implements Request<NotifyPriorityChargingResponse> {

    public NotifyPriorityChargingRequest(String transactionId, boolean activated) {
        this(transactionId, activated, null);
    }
}
