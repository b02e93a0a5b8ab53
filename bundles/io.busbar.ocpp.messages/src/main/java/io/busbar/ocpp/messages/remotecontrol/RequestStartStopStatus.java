package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the remote request was taken. */
public enum RequestStartStopStatus implements WireEnum {

    Accepted, Rejected
}
