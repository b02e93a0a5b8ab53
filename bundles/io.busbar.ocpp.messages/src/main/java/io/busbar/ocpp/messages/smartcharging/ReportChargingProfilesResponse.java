package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link ReportChargingProfilesRequest}. */
public record ReportChargingProfilesResponse(CustomData customData) implements Response {

    public ReportChargingProfilesResponse() {
        this(null);
    }
}
