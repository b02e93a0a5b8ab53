package io.busbar.ocpp.messages.datatransfer;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link DataTransferRequest}. */
@GeneratedBuilder
public record DataTransferResponse(
        @Required DataTransferStatus status,
        StatusInfo statusInfo,
        Object data,
        CustomData customData) implements Response {

    public DataTransferResponse(DataTransferStatus status) {
        this(status, null, null, null);
    }

    public static DataTransferResponseBuilder builder() {
        return new DataTransferResponseBuilder();
    }

    public DataTransferResponseBuilder toBuilder() {
        return new DataTransferResponseBuilder(this);
    }
}
