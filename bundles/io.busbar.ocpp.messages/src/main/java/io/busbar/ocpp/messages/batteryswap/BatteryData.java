package io.busbar.ocpp.messages.batteryswap;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A battery in a slot: state of charge and of health in percent. */
@Since21
@GeneratedBuilder
public record BatteryData(
        @Required @Range(min = 0) int evseId,
        @Required @Length(max = 50) String serialNumber,
        @Required @Range(min = 0, max = 100) double soC,
        @Required @Range(min = 0, max = 100) double soH,
        Instant productionDate,
        @Length(max = 500) String vendorInfo,
        CustomData customData) {

    public static BatteryDataBuilder builder() {
        return new BatteryDataBuilder();
    }

    public BatteryDataBuilder toBuilder() {
        return new BatteryDataBuilder(this);
    }
}
