package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Default tariff or tariff of a driver. */
@Since21
public enum TariffKind implements WireEnum {

    DefaultTariff, DriverTariff
}
