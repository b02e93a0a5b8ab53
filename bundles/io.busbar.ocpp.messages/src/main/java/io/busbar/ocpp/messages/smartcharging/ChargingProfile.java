package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A charging profile; the highest stack level of a purpose prevails. */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private Integer stackLevel;
        private ChargingProfilePurpose chargingProfilePurpose;
        private ChargingProfileKind chargingProfileKind;
        private List<ChargingSchedule> chargingSchedule;
        private RecurrencyKind recurrencyKind;
        private Instant validFrom;
        private Instant validTo;
        private String transactionId;
        private Integer maxOfflineDuration;
        private Boolean invalidAfterOfflineDuration;
        private Integer dynUpdateInterval;
        private Instant dynUpdateTime;
        private String priceScheduleSignature;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder stackLevel(int stackLevel) {
            this.stackLevel = stackLevel;
            return this;
        }

        public Builder chargingProfilePurpose(ChargingProfilePurpose chargingProfilePurpose) {
            this.chargingProfilePurpose = chargingProfilePurpose;
            return this;
        }

        public Builder chargingProfileKind(ChargingProfileKind chargingProfileKind) {
            this.chargingProfileKind = chargingProfileKind;
            return this;
        }

        public Builder chargingSchedule(List<ChargingSchedule> chargingSchedule) {
            this.chargingSchedule = chargingSchedule;
            return this;
        }

        public Builder recurrencyKind(RecurrencyKind recurrencyKind) {
            this.recurrencyKind = recurrencyKind;
            return this;
        }

        public Builder validFrom(Instant validFrom) {
            this.validFrom = validFrom;
            return this;
        }

        public Builder validTo(Instant validTo) {
            this.validTo = validTo;
            return this;
        }

        public Builder transactionId(String transactionId) {
            this.transactionId = transactionId;
            return this;
        }

        public Builder maxOfflineDuration(Integer maxOfflineDuration) {
            this.maxOfflineDuration = maxOfflineDuration;
            return this;
        }

        public Builder invalidAfterOfflineDuration(Boolean invalidAfterOfflineDuration) {
            this.invalidAfterOfflineDuration = invalidAfterOfflineDuration;
            return this;
        }

        public Builder dynUpdateInterval(Integer dynUpdateInterval) {
            this.dynUpdateInterval = dynUpdateInterval;
            return this;
        }

        public Builder dynUpdateTime(Instant dynUpdateTime) {
            this.dynUpdateTime = dynUpdateTime;
            return this;
        }

        public Builder priceScheduleSignature(String priceScheduleSignature) {
            this.priceScheduleSignature = priceScheduleSignature;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingProfile build() {
            return new ChargingProfile(
                    id, stackLevel, chargingProfilePurpose, chargingProfileKind, chargingSchedule, recurrencyKind, validFrom, validTo,
                    transactionId, maxOfflineDuration, invalidAfterOfflineDuration, dynUpdateInterval, dynUpdateTime,
                    priceScheduleSignature, customData);
        }
    }
}
