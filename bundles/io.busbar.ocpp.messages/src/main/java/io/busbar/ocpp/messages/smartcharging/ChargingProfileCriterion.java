package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Which charging profiles are meant. */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private ChargingProfilePurpose chargingProfilePurpose;
        private Integer stackLevel;
        private List<Integer> chargingProfileId;
        private List<String> chargingLimitSource;
        private CustomData customData;

        private Builder() {}

        public Builder chargingProfilePurpose(ChargingProfilePurpose chargingProfilePurpose) {
            this.chargingProfilePurpose = chargingProfilePurpose;
            return this;
        }

        public Builder stackLevel(Integer stackLevel) {
            this.stackLevel = stackLevel;
            return this;
        }

        public Builder chargingProfileId(List<Integer> chargingProfileId) {
            this.chargingProfileId = chargingProfileId;
            return this;
        }

        public Builder chargingLimitSource(List<String> chargingLimitSource) {
            this.chargingLimitSource = chargingLimitSource;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingProfileCriterion build() {
            return new ChargingProfileCriterion(chargingProfilePurpose, stackLevel, chargingProfileId, chargingLimitSource, customData);
        }
    }
}
