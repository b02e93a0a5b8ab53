package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.time.Instant;

/** Answers {@link BootNotificationRequest}. */
public record BootNotificationResponse(
        @Required Instant currentTime,
        @Required int interval,
        @Required RegistrationStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant currentTime;
        private Integer interval;
        private RegistrationStatus status;
        private StatusInfo statusInfo;
        private CustomData customData;

        private Builder() {}

        public Builder currentTime(Instant currentTime) {
            this.currentTime = currentTime;
            return this;
        }

        public Builder interval(int interval) {
            this.interval = interval;
            return this;
        }

        public Builder status(RegistrationStatus status) {
            this.status = status;
            return this;
        }

        public Builder statusInfo(StatusInfo statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public BootNotificationResponse build() {
            return new BootNotificationResponse(currentTime, interval, status, statusInfo, customData);
        }
    }
}
