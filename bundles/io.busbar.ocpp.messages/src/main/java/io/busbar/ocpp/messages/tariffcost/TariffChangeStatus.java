package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether the transaction's tariff was changed. */
@Since21
public enum TariffChangeStatus implements WireEnum {

    Accepted, Rejected, TooManyElements, ConditionNotSupported, TxNotFound, NoCurrencyChange
}
