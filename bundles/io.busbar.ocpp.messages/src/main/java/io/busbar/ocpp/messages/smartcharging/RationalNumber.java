package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Value times ten to the exponent. */
@Since21
public record RationalNumber(@Required int exponent, @Required int value, CustomData customData) {

    public RationalNumber(int exponent, int value) {
        this(exponent, value, null);
    }
}
