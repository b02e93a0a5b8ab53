package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether tariffs are reported. */
@Since21
public enum TariffGetStatus implements WireEnum {

    Accepted, Rejected, NoTariff
}
