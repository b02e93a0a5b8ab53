package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders a local controller to offer a firmware in its network. */
@Action(value = "PublishFirmware", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record PublishFirmwareRequest(
        @Required @Length(max = 2000) @In201(maxLength = 512) String location,
        @Required @Length(max = 32) String checksum,
        @Required @Range(min = 0, since21 = true) int requestId,
        @Range(min = 0, since21 = true) Integer retries,
        @Range(min = 0, since21 = true) Integer retryInterval,
        CustomData customData) implements Request<PublishFirmwareResponse> {

    public static PublishFirmwareRequestBuilder builder() {
        return new PublishFirmwareRequestBuilder();
    }

    public PublishFirmwareRequestBuilder toBuilder() {
        return new PublishFirmwareRequestBuilder(this);
    }
}
