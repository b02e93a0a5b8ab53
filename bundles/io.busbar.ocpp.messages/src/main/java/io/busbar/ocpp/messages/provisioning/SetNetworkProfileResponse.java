package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetNetworkProfileRequest}. */
public record SetNetworkProfileResponse(
        @Required SetNetworkProfileStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetNetworkProfileResponse(SetNetworkProfileStatus status) {
        this(status, null, null);
    }

    public SetNetworkProfileResponse(SetNetworkProfileStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
