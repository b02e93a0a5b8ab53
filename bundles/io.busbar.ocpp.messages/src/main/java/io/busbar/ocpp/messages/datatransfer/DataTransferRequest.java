package io.busbar.ocpp.messages.datatransfer;

import static io.busbar.ocpp.messages.Direction.BOTH;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** A vendor's own message, either way. */
@Action(value = "DataTransfer", direction = BOTH)
public record DataTransferRequest(
        @Required @Length(max = 255) String vendorId,
        @Length(max = 50) String messageId,
        Object data,
        CustomData customData) implements Request<DataTransferResponse> {

    public DataTransferRequest(String vendorId) {
        this(vendorId, null, null, null);
    }
}
