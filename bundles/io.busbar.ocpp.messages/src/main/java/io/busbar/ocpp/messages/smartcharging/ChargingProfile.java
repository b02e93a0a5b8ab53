package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A charging profile; the highest stack level of a purpose prevails. */
@GeneratedBuilder
public record ChargingProfile(
        @Required int id,
        @Required @Range(min = 0, since21 = true) int stackLevel,
        @Required ChargingProfilePurpose chargingProfilePurpose,
        @Required ChargingProfileKind chargingProfileKind,
        @Required @Count(max = 3) List<ChargingSchedule> chargingSchedule,
        RecurrencyKind recurrencyKind,
        Instant validFrom,
        Instant validTo,
        @Length(max = 36) String transactionId,
        @Since21 Integer maxOfflineDuration,
        @Since21 Boolean invalidAfterOfflineDuration,
        @Since21 Integer dynUpdateInterval,
        @Since21 Instant dynUpdateTime,
        @Length(max = 256) @Since21 String priceScheduleSignature,
        CustomData customData) {

    public ChargingProfile {
        chargingSchedule = copy(chargingSchedule);
    }

    public static ChargingProfileBuilder builder() {
        return new ChargingProfileBuilder();
    }

    public ChargingProfileBuilder toBuilder() {
        return new ChargingProfileBuilder(this);
    }
}
