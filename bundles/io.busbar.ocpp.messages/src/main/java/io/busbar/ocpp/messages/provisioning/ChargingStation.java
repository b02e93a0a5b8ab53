package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Make and model of a station. */
@GeneratedBuilder
public record ChargingStation(
        @Required @Length(max = 20) String model,
        @Required @Length(max = 50) String vendorName,
        @Length(max = 25) String serialNumber,
        Modem modem,
        @Length(max = 50) String firmwareVersion,
        CustomData customData) {

    public static ChargingStationBuilder builder() {
        return new ChargingStationBuilder();
    }

    public ChargingStationBuilder toBuilder() {
        return new ChargingStationBuilder(this);
    }
}
