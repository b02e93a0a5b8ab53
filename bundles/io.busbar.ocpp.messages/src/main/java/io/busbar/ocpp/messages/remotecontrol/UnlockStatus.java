package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the connector was released. */
public enum UnlockStatus implements WireEnum {

    Unlocked, UnlockFailed, OngoingAuthorizedTransaction, UnknownConnector
}
