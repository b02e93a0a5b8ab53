package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for DER controls. */
@Since21
@Action(value = "GetDERControl", direction = CSMS_TO_STATION)
public record GetDERControlRequest(
        @Required int requestId,
        Boolean isDefault,
        DERControl controlType,
        @Length(max = 36) String controlId,
        CustomData customData) implements Request<GetDERControlResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private Boolean isDefault;
        private DERControl controlType;
        private String controlId;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder isDefault(Boolean isDefault) {
            this.isDefault = isDefault;
            return this;
        }

        public Builder controlType(DERControl controlType) {
            this.controlType = controlType;
            return this;
        }

        public Builder controlId(String controlId) {
            this.controlId = controlId;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public GetDERControlRequest build() {
            return new GetDERControlRequest(requestId, isDefault, controlType, controlId, customData);
        }
    }
}
