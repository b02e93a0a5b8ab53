package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.WireEnum;

/** How important a display message is. */
public enum MessagePriority implements WireEnum {

    AlwaysFront, InFront, NormalCycle
}
