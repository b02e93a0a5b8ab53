package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Attribute of a variable; Actual where none is named. */
public enum AttributeType implements WireEnum {

    Actual, Target, MinSet, MaxSet
}
