package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether an attribute was written. */
public enum SetVariableStatus implements WireEnum {

    Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType, RebootRequired
}
