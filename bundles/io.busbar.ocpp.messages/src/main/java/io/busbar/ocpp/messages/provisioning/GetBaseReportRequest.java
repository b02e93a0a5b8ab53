package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for one of the predefined device-model reports. */
@Action(value = "GetBaseReport", direction = CSMS_TO_STATION)
public record GetBaseReportRequest(
        @Required int requestId,
        @Required ReportBase reportBase,
        CustomData customData) implements Request<GetBaseReportResponse> {

    public GetBaseReportRequest(int requestId, ReportBase reportBase) {
        this(requestId, reportBase, null);
    }
}
