package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Tells that a grid event disturbed DER operation, or that it ended. */
@Since21
@Action(value = "NotifyDERAlarm", direction = STATION_TO_CSMS)
public record NotifyDERAlarmRequest(
        @Required DERControl controlType,
        @Required Instant timestamp,
        GridEventFault gridEventFault,
        Boolean alarmEnded,
        @Length(max = 200) String extraInfo,
        CustomData customData) implements Request<NotifyDERAlarmResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private DERControl controlType;
        private Instant timestamp;
        private GridEventFault gridEventFault;
        private Boolean alarmEnded;
        private String extraInfo;
        private CustomData customData;

        private Builder() {}

        public Builder controlType(DERControl controlType) {
            this.controlType = controlType;
            return this;
        }

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder gridEventFault(GridEventFault gridEventFault) {
            this.gridEventFault = gridEventFault;
            return this;
        }

        public Builder alarmEnded(Boolean alarmEnded) {
            this.alarmEnded = alarmEnded;
            return this;
        }

        public Builder extraInfo(String extraInfo) {
            this.extraInfo = extraInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyDERAlarmRequest build() {
            return new NotifyDERAlarmRequest(controlType, timestamp, gridEventFault, alarmEnded, extraInfo, customData);
        }
    }
}
