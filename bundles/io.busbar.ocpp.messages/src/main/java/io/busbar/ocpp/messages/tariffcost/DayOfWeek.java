package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Day of the week. */
@Since21
public enum DayOfWeek implements WireEnum {

    Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
}
