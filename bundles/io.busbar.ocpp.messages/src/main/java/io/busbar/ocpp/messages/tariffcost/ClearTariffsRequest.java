package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Removes installed tariffs. */
@Since21
@Action(value = "ClearTariffs", direction = CSMS_TO_STATION)
public record ClearTariffsRequest(
        @Length(max = 60) List<String> tariffIds,
        @Range(min = 0) Integer evseId,
        CustomData customData) implements Request<ClearTariffsResponse> {

    public ClearTariffsRequest {
        tariffIds = copy(tariffIds);
    }

    public ClearTariffsRequest() {
        this(null, null, null);
    }
}
