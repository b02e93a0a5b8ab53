package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Ends the offer of a published firmware. */
@Action(value = "UnpublishFirmware", direction = CSMS_TO_STATION)
public record UnpublishFirmwareRequest(
        @Required @Length(max = 32) String checksum,
        CustomData customData) implements Request<UnpublishFirmwareResponse> {

    public UnpublishFirmwareRequest(String checksum) {
        this(checksum, null);
    }
}
