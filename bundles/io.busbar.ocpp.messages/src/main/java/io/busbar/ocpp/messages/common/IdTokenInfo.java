package io.busbar.ocpp.messages.common;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import java.time.Instant;
import java.util.List;

/** What is known about a token: status, expiry, group, languages, allowed EVSEs. */
@GeneratedBuilder
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

    public static IdTokenInfoBuilder builder() {
        return new IdTokenInfoBuilder();
    }

    public IdTokenInfoBuilder toBuilder() {
        return new IdTokenInfoBuilder(this);
    }
}
