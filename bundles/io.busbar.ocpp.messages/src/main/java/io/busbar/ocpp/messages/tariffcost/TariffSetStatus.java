package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether a tariff was installed. */
@Since21
public enum TariffSetStatus implements WireEnum {

    Accepted, Rejected, TooManyElements, ConditionNotSupported, DuplicateTariffId
}
