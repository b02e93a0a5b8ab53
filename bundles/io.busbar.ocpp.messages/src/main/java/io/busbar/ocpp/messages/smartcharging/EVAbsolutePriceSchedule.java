package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Prices of an EV's energy offer. */
@Since21
@GeneratedBuilder
public record EVAbsolutePriceSchedule(
        @Required Instant timeAnchor,
        @Required @Length(max = 3) String currency,
        @Required @Count(max = 1024) List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries,
        @Required @Length(max = 2000) String priceAlgorithm,
        CustomData customData) {

    public EVAbsolutePriceSchedule {
        evAbsolutePriceScheduleEntries = copy(evAbsolutePriceScheduleEntries);
    }

    public static EVAbsolutePriceScheduleBuilder builder() {
        return new EVAbsolutePriceScheduleBuilder();
    }

    public EVAbsolutePriceScheduleBuilder toBuilder() {
        return new EVAbsolutePriceScheduleBuilder(this);
    }
}
