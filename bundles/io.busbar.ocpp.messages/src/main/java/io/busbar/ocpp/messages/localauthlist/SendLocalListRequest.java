package io.busbar.ocpp.messages.localauthlist;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Replaces the local authorization list, or changes entries of it. */
@Action(value = "SendLocalList", direction = CSMS_TO_STATION)
public record SendLocalListRequest(
        @Required int versionNumber,
        @Required UpdateType updateType,
        List<AuthorizationData> localAuthorizationList,
        CustomData customData) implements Request<SendLocalListResponse> {

    public SendLocalListRequest {
        localAuthorizationList = copy(localAuthorizationList);
    }

    public SendLocalListRequest(int versionNumber, UpdateType updateType) {
        this(versionNumber, updateType, null, null);
    }
}
