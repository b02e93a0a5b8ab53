package io.busbar.ocpp.messages.localauthlist;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the local authorization list was changed. */
public enum SendLocalListStatus implements WireEnum {

    Accepted, Failed, VersionMismatch
}
