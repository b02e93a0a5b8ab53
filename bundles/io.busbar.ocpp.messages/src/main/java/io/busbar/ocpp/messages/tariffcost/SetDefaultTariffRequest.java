package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Installs the default tariff of an EVSE or of all of them. */
@Since21
@Action(value = "SetDefaultTariff", direction = CSMS_TO_STATION)
public record SetDefaultTariffRequest(
        @Required @Range(min = 0) int evseId,
        @Required Tariff tariff,
        CustomData customData) implements Request<SetDefaultTariffResponse> {

    public SetDefaultTariffRequest(int evseId, Tariff tariff) {
        this(evseId, tariff, null);
    }
}
