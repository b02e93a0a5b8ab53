package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether a display message was taken. */
public enum DisplayMessageStatus implements WireEnum {

    Accepted,
    NotSupportedMessageFormat,
    Rejected,
    NotSupportedPriority,
    NotSupportedState,
    UnknownTransaction,
    @Since21 LanguageNotSupported
}
