package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** How often a profile starts again. */
public enum RecurrencyKind implements WireEnum {

    Daily, Weekly
}
