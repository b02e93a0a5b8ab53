package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Length;

/** Unit of a value, Wh where none is named; the value is to be multiplied by ten to the multiplier. */
public record UnitOfMeasure(
        @Length(max = 20) String unit,
        Integer multiplier,
        CustomData customData) {

    public UnitOfMeasure() {
        this(null, null, null);
    }

    public UnitOfMeasure(String unit) {
        this(unit, null, null);
    }
}
