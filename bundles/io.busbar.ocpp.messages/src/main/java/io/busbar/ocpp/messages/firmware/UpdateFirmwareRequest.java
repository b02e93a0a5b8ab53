package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders download and installation of a firmware. */
@Action(value = "UpdateFirmware", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record UpdateFirmwareRequest(
        @Required int requestId,
        @Required Firmware firmware,
        @Range(min = 0, since21 = true) Integer retries,
        Integer retryInterval,
        CustomData customData) implements Request<UpdateFirmwareResponse> {

    public static UpdateFirmwareRequestBuilder builder() {
        return new UpdateFirmwareRequestBuilder();
    }

    public UpdateFirmwareRequestBuilder toBuilder() {
        return new UpdateFirmwareRequestBuilder(this);
    }
}
