package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Which charging profiles are meant. */
@GeneratedBuilder
public record ChargingProfileCriterion(
        ChargingProfilePurpose chargingProfilePurpose,
        @Range(min = 0, since21 = true) Integer stackLevel,
        List<Integer> chargingProfileId,
        @Length(max = 20) @Count(max = 4) @In201(oneOf = {
                "EMS", "Other", "SO", "CSO"}) List<String> chargingLimitSource,
        CustomData customData){

    public ChargingProfileCriterion {
        chargingProfileId = copy(chargingProfileId);
        chargingLimitSource = copy(chargingLimitSource);
    }

    public static ChargingProfileCriterionBuilder builder() {
        return new ChargingProfileCriterionBuilder();
    }

    public ChargingProfileCriterionBuilder toBuilder() {
        return new ChargingProfileCriterionBuilder(this);
    }
}
