package io.busbar.station.api.model;

/** OCPP's DataEnumType; {@code wire} is its spelling there. */
public enum DataType {
    STRING("string"), DECIMAL("decimal"), INTEGER("integer"), DATE_TIME("dateTime"), BOOLEAN("boolean"), OPTION_LIST(
            "OptionList"),
    SEQUENCE_LIST("SequenceList"), MEMBER_LIST("MemberList");

    private final String wire;

    DataType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
