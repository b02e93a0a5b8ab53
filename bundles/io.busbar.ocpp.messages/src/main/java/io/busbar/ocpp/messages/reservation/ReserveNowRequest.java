package io.busbar.ocpp.messages.reservation;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import java.time.Instant;

/** Keeps an EVSE for a token until an instant. */
@Action(value = "ReserveNow", direction = CSMS_TO_STATION)
public record ReserveNowRequest(
        @Required @Range(min = 0, since21 = true) int id,
        @Required Instant expiryDateTime,
        @Required IdToken idToken,
        @Length(max = 20) @In201(oneOf = {
                "cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A", "s309-1P-32A", "s309-3P-16A", "s309-3P-32A",
                "sBS1361",
                "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A", "Other1PhOver16A", "Other3Ph", "Pan", "wInductive", "wResonant",
                "Undetermined", "Unknown"}) String connectorType,
        @Range(min = 0, since21 = true) Integer evseId,
        IdToken groupIdToken,
        CustomData customData) implements Request<ReserveNowResponse>{

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private Instant expiryDateTime;
        private IdToken idToken;
        private String connectorType;
        private Integer evseId;
        private IdToken groupIdToken;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder expiryDateTime(Instant expiryDateTime) {
            this.expiryDateTime = expiryDateTime;
            return this;
        }

        public Builder idToken(IdToken idToken) {
            this.idToken = idToken;
            return this;
        }

        public Builder connectorType(String connectorType) {
            this.connectorType = connectorType;
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

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ReserveNowRequest build() {
            return new ReserveNowRequest(id, expiryDateTime, idToken, connectorType, evseId, groupIdToken, customData);
        }
    }
}
