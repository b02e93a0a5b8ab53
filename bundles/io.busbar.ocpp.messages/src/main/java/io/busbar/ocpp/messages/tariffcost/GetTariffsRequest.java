package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks which tariffs are installed. */
@Since21
@Action(value = "GetTariffs", direction = CSMS_TO_STATION)
public record GetTariffsRequest(
        @Required @Range(min = 0) int evseId,
        CustomData customData) implements Request<GetTariffsResponse> {

    public GetTariffsRequest(int evseId) {
        this(evseId, null);
    }
}
