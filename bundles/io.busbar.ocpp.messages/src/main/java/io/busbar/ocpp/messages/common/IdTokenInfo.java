package io.busbar.ocpp.messages.common;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import java.time.Instant;
import java.util.List;

/** What is known about a token: status, expiry, group, languages, allowed EVSEs. */
public record IdTokenInfo(
        @Required AuthorizationStatus status,
        Instant cacheExpiryDateTime,
        Integer chargingPriority,
        IdToken groupIdToken,
        @Length(max = 8) String language1,
        @Length(max = 8) String language2,
        @Range(min = 0, since21 = true) List<Integer> evseId,
        MessageContent personalMessage,
        CustomData customData) {

    public IdTokenInfo {
        evseId = copy(evseId);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private AuthorizationStatus status;
        private Instant cacheExpiryDateTime;
        private Integer chargingPriority;
        private IdToken groupIdToken;
        private String language1;
        private String language2;
        private List<Integer> evseId;
        private MessageContent personalMessage;
        private CustomData customData;

        private Builder() {}

        public Builder status(AuthorizationStatus status) {
            this.status = status;
            return this;
        }

        public Builder cacheExpiryDateTime(Instant cacheExpiryDateTime) {
            this.cacheExpiryDateTime = cacheExpiryDateTime;
            return this;
        }

        public Builder chargingPriority(Integer chargingPriority) {
            this.chargingPriority = chargingPriority;
            return this;
        }

        public Builder groupIdToken(IdToken groupIdToken) {
            this.groupIdToken = groupIdToken;
            return this;
        }

        public Builder language1(String language1) {
            this.language1 = language1;
            return this;
        }

        public Builder language2(String language2) {
            this.language2 = language2;
            return this;
        }

        public Builder evseId(List<Integer> evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder personalMessage(MessageContent personalMessage) {
            this.personalMessage = personalMessage;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public IdTokenInfo build() {
            return new IdTokenInfo(
                    status, cacheExpiryDateTime, chargingPriority, groupIdToken, language1, language2, evseId, personalMessage,
                    customData);
        }
    }
}
