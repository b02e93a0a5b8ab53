package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.WireEnum;

/** Whether display messages will be reported. */
public enum GetDisplayMessagesStatus implements WireEnum {

    Accepted, Unknown
}
