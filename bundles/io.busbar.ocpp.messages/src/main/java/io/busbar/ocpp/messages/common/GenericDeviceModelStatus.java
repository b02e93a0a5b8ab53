package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a device-model request was taken. */
public enum GenericDeviceModelStatus implements WireEnum {

    Accepted, Rejected, NotSupported, EmptyResultSet
}
