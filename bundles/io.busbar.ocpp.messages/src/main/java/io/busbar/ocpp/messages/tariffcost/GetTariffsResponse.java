package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.util.List;

/** Answers {@link GetTariffsRequest}. */
@Since21
public record GetTariffsResponse(
        @Required TariffGetStatus status,
        StatusInfo statusInfo,
        List<TariffAssignment> tariffAssignments,
        CustomData customData) implements Response {

    public GetTariffsResponse {
        tariffAssignments = copy(tariffAssignments);
    }

    public GetTariffsResponse(TariffGetStatus status) {
        this(status, null, null, null);
    }
}
