package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** An amount without and with tax. */
@Since21
public record Price(
        Double exclTax,
        Double inclTax,
        @Count(max = 5) List<TaxRate> taxRates,
        CustomData customData) {

    public Price {
        taxRates = copy(taxRates);
    }

    public Price() {
        this(null, null, null, null);
    }
}
