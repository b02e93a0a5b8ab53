package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private String chargingLimitSource;
        private List<ChargingProfile> chargingProfile;
        private Integer evseId;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder chargingLimitSource(String chargingLimitSource) {
            this.chargingLimitSource = chargingLimitSource;
            return this;
        }

        public Builder chargingProfile(List<ChargingProfile> chargingProfile) {
            this.chargingProfile = chargingProfile;
            return this;
        }

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder tbc(Boolean tbc) {
            this.tbc = tbc;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ReportChargingProfilesRequest build() {
            return new ReportChargingProfilesRequest(requestId, chargingLimitSource, chargingProfile, evseId, tbc, customData);
        }
    }
}
