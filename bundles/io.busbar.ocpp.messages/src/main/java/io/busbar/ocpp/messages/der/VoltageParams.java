package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Parameters of voltage protection; times in seconds. */
@Since21
public record VoltageParams(
        Double hv10MinMeanValue,
        Double hv10MinMeanTripDelay,
        PowerDuringCessation powerDuringCessation,
        CustomData customData) {

    public VoltageParams() {
        this(null, null, null, null);
    }
}
