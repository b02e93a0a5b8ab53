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

/** Price levels over time (ISO 15118-20). */
@Since21
@GeneratedBuilder
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

    public static PriceLevelScheduleBuilder builder() {
        return new PriceLevelScheduleBuilder();
    }

    public PriceLevelScheduleBuilder toBuilder() {
        return new PriceLevelScheduleBuilder(this);
    }
}
