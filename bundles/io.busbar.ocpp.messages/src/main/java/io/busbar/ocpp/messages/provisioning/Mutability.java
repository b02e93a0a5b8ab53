package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether an attribute can be read and written. */
public enum Mutability implements WireEnum {

    ReadOnly, WriteOnly, ReadWrite
}
