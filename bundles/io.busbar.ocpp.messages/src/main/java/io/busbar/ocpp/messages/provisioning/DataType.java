package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Type of the value of a variable. */
public enum DataType implements WireEnum {

    string("string"),
    decimal("decimal"),
    integer("integer"),
    dateTime("dateTime"),
    boolean_("boolean"),
    OptionList("OptionList"),
    SequenceList("SequenceList"),
    MemberList("MemberList");

    private final String wire;

    DataType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
