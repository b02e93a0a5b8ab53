package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A tax in percent. */
@Since21
public record TaxRate(
        @Required @Length(max = 20) String type,
        @Required double tax,
        @Range(min = 0) Integer stack,
        CustomData customData) {

    public TaxRate(String type, double tax) {
        this(type, tax, null, null);
    }
}
