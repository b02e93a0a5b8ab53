package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Prices of an EV's energy offer. */
@Since21
public record EVAbsolutePriceSchedule(
        @Required Instant timeAnchor,
        @Required @Length(max = 3) String currency,
        @Required @Count(max = 1024) List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries,
        @Required @Length(max = 2000) String priceAlgorithm,
        CustomData customData) {

    public EVAbsolutePriceSchedule {
        evAbsolutePriceScheduleEntries = copy(evAbsolutePriceScheduleEntries);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant timeAnchor;
        private String currency;
        private List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries;
        private String priceAlgorithm;
        private CustomData customData;

        private Builder() {}

        public Builder timeAnchor(Instant timeAnchor) {
            this.timeAnchor = timeAnchor;
            return this;
        }

        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        public Builder evAbsolutePriceScheduleEntries(List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries) {
            this.evAbsolutePriceScheduleEntries = evAbsolutePriceScheduleEntries;
            return this;
        }

        public Builder priceAlgorithm(String priceAlgorithm) {
            this.priceAlgorithm = priceAlgorithm;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public EVAbsolutePriceSchedule build() {
            return new EVAbsolutePriceSchedule(timeAnchor, currency, evAbsolutePriceScheduleEntries, priceAlgorithm, customData);
        }
    }
}
