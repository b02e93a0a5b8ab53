package io.busbar.ocpp.messages.localauthlist;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link GetLocalListVersionRequest}. */
public record GetLocalListVersionResponse(
        @Required int versionNumber,
        CustomData customData) implements Response {

    public GetLocalListVersionResponse(int versionNumber) {
        this(versionNumber, null);
    }
}
