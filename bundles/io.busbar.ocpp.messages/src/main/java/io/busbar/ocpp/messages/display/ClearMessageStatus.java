package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether the display message was removed. */
public enum ClearMessageStatus implements WireEnum {

    Accepted,
    Unknown,
    @Since21 Rejected
}
