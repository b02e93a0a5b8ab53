package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A total without and with tax. */
@Since21
public record TotalPrice(Double exclTax, Double inclTax, CustomData customData) {

    public TotalPrice() {
        this(null, null, null);
    }
}
