package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** One part of the answer to a request for charging profiles. */
@Action(value = "ReportChargingProfiles", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record ReportChargingProfilesRequest(
        @Required int requestId,
        @Required @Length(max = 20) @In201(oneOf = {
                "EMS", "Other", "SO", "CSO"}) String chargingLimitSource,
        @Required List<ChargingProfile> chargingProfile,
        @Required @Range(min = 0, since21 = true) int evseId,
        Boolean tbc,
        CustomData customData) implements Request<ReportChargingProfilesResponse>{

    public ReportChargingProfilesRequest {
        chargingProfile = copy(chargingProfile);
    }

    public static ReportChargingProfilesRequestBuilder builder() {
        return new ReportChargingProfilesRequestBuilder();
    }

    public ReportChargingProfilesRequestBuilder toBuilder() {
        return new ReportChargingProfilesRequestBuilder(this);
    }
}
