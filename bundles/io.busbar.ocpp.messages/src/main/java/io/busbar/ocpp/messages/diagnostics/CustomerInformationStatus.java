package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the request about a customer was taken. */
public enum CustomerInformationStatus implements WireEnum {

    Accepted, Rejected, Invalid
}
