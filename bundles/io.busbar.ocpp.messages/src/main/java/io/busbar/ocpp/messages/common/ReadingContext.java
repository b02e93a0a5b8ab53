package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.WireEnum;

/** Why a value was taken; Sample.Periodic where none is named. */
public enum ReadingContext implements WireEnum {

    InterruptionBegin("Interruption.Begin"),
    InterruptionEnd("Interruption.End"),
    Other("Other"),
    SampleClock("Sample.Clock"),
    SamplePeriodic("Sample.Periodic"),
    TransactionBegin("Transaction.Begin"),
    TransactionEnd("Transaction.End"),
    Trigger("Trigger");

    private final String wire;

    ReadingContext(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
