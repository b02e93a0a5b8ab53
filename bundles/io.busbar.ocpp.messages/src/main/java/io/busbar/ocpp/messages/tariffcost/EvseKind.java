package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Kind of an EVSE for a tariff. */
@Since21
public enum EvseKind implements WireEnum {

    AC, DC
}
