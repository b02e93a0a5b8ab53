package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link ClearTariffsRequest}. */
@Since21
public record ClearTariffsResponse(
        @Required List<ClearTariffsResult> clearTariffsResult,
        CustomData customData) implements Response {

    public ClearTariffsResponse {
        clearTariffsResult = copy(clearTariffsResult);
    }

    public ClearTariffsResponse(List<ClearTariffsResult> clearTariffsResult) {
        this(clearTariffsResult, null);
    }
}
