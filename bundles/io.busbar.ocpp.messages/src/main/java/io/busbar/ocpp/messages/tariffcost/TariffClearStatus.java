package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether a tariff was removed. */
@Since21
public enum TariffClearStatus implements WireEnum {

    Accepted, Rejected, NoTariff
}
