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

/** Limits over time; duration in seconds. */
@GeneratedBuilder
public record ChargingSchedule(
        @Required int id,
        @Required ChargingRateUnit chargingRateUnit,
        @Required @Count(max = 1024) List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Since21 LimitAtSoC limitAtSoC,
        Instant startSchedule,
        Integer duration,
        Double minChargingRate,
        @Since21 Double powerTolerance,
        @Range(min = 0) @Since21 Integer signatureId,
        @Length(max = 88) @Since21 String digestValue,
        @Since21 Boolean useLocalTime,
        @Range(min = 0) @Since21 Integer randomizedDelay,
        SalesTariff salesTariff,
        @Since21 AbsolutePriceSchedule absolutePriceSchedule,
        @Since21 PriceLevelSchedule priceLevelSchedule,
        CustomData customData) {

    public ChargingSchedule {
        chargingSchedulePeriod = copy(chargingSchedulePeriod);
    }

    public static ChargingScheduleBuilder builder() {
        return new ChargingScheduleBuilder();
    }

    public ChargingScheduleBuilder toBuilder() {
        return new ChargingScheduleBuilder(this);
    }
}
