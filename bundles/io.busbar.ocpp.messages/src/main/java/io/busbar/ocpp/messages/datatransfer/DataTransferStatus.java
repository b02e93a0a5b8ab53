package io.busbar.ocpp.messages.datatransfer;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a vendor's own message was taken. */
public enum DataTransferStatus implements WireEnum {

    Accepted, Rejected, UnknownMessageId, UnknownVendorId
}
