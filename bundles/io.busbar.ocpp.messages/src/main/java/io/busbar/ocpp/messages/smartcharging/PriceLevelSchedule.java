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

/** Price levels over time (ISO 15118-20). */
@Since21
public record PriceLevelSchedule(
        @Required @Count(max = 100) List<PriceLevelScheduleEntry> priceLevelScheduleEntries,
        @Required Instant timeAnchor,
        @Required @Range(min = 0) int priceScheduleId,
        @Required @Range(min = 0) int numberOfPriceLevels,
        @Length(max = 32) String priceScheduleDescription,
        CustomData customData) {

    public PriceLevelSchedule {
        priceLevelScheduleEntries = copy(priceLevelScheduleEntries);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private List<PriceLevelScheduleEntry> priceLevelScheduleEntries;
        private Instant timeAnchor;
        private Integer priceScheduleId;
        private Integer numberOfPriceLevels;
        private String priceScheduleDescription;
        private CustomData customData;

        private Builder() {}

        public Builder priceLevelScheduleEntries(List<PriceLevelScheduleEntry> priceLevelScheduleEntries) {
            this.priceLevelScheduleEntries = priceLevelScheduleEntries;
            return this;
        }

        public Builder timeAnchor(Instant timeAnchor) {
            this.timeAnchor = timeAnchor;
            return this;
        }

        public Builder priceScheduleId(int priceScheduleId) {
            this.priceScheduleId = priceScheduleId;
            return this;
        }

        public Builder numberOfPriceLevels(int numberOfPriceLevels) {
            this.numberOfPriceLevels = numberOfPriceLevels;
            return this;
        }

        public Builder priceScheduleDescription(String priceScheduleDescription) {
            this.priceScheduleDescription = priceScheduleDescription;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public PriceLevelSchedule build() {
            return new PriceLevelSchedule(
                    priceLevelScheduleEntries, timeAnchor, priceScheduleId, numberOfPriceLevels, priceScheduleDescription, customData);
        }
    }
}
