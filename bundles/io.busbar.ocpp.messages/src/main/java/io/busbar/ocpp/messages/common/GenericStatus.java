package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.WireEnum;

/** Accepted or rejected. */
public enum GenericStatus implements WireEnum {

    Accepted, Rejected
}
