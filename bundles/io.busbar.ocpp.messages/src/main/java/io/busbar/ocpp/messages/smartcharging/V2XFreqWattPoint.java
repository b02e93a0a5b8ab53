package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Point of a frequency-watt curve: Hz and W. */
@Since21
public record V2XFreqWattPoint(
        @Required double frequency,
        @Required double power,
        CustomData customData) {

    public V2XFreqWattPoint(double frequency, double power) {
        this(frequency, power, null);
    }
}
