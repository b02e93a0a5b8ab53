package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether an attribute could be read. */
public enum GetVariableStatus implements WireEnum {

    Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType
}
