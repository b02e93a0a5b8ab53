package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.util.List;

/** Answers {@link SetDERControlRequest}. */
@Since21
public record SetDERControlResponse(
        @Required DERControlStatus status,
        StatusInfo statusInfo,
        @Length(max = 36) @Count(max = 24) List<String> supersededIds,
        CustomData customData) implements Response {

    public SetDERControlResponse {
        supersededIds = copy(supersededIds);
    }

    public SetDERControlResponse(DERControlStatus status) {
        this(status, null, null, null);
    }
}
