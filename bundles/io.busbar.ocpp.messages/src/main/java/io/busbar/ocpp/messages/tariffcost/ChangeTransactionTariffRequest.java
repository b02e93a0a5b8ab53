package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Changes the tariff of a running transaction. */
@Since21
@Action(value = "ChangeTransactionTariff", direction = CSMS_TO_STATION)
public record ChangeTransactionTariffRequest(
        @Required Tariff tariff,
        @Required @Length(max = 36) String transactionId,
        CustomData customData) implements Request<ChangeTransactionTariffResponse> {

    public ChangeTransactionTariffRequest(Tariff tariff, String transactionId) {
        this(tariff, transactionId, null);
    }
}
