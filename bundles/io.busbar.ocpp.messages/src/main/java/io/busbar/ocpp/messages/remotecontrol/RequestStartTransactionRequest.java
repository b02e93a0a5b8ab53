package io.busbar.ocpp.messages.remotecontrol;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.smartcharging.ChargingProfile;

/** Asks the station to start a transaction. */
@Action(value = "RequestStartTransaction", direction = CSMS_TO_STATION)
public record RequestStartTransactionRequest(
        @Required IdToken idToken,
        @Required int remoteStartId,
        @Range(min = 1, since21 = true) Integer evseId,
        IdToken groupIdToken,
        ChargingProfile chargingProfile,
        CustomData customData) implements Request<RequestStartTransactionResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private IdToken idToken;
        private Integer remoteStartId;
        private Integer evseId;
        private IdToken groupIdToken;
        private ChargingProfile chargingProfile;
        private CustomData customData;

        private Builder() {}

        public Builder idToken(IdToken idToken) {
            this.idToken = idToken;
            return this;
        }

        public Builder remoteStartId(int remoteStartId) {
            this.remoteStartId = remoteStartId;
            return this;
        }

        public Builder evseId(Integer evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder groupIdToken(IdToken groupIdToken) {
            this.groupIdToken = groupIdToken;
            return this;
        }

        public Builder chargingProfile(ChargingProfile chargingProfile) {
            this.chargingProfile = chargingProfile;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public RequestStartTransactionRequest build() {
            return new RequestStartTransactionRequest(idToken, remoteStartId, evseId, groupIdToken, chargingProfile, customData);
        }
    }
}
