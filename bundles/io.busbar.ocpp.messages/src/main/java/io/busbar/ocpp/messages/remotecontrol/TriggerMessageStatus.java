package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the message will be sent. */
public enum TriggerMessageStatus implements WireEnum {

    Accepted, Rejected, NotImplemented
}
