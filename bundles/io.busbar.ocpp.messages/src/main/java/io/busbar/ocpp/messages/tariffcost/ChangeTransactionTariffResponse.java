package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ChangeTransactionTariffRequest}. */
@Since21
public record ChangeTransactionTariffResponse(
        @Required TariffChangeStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ChangeTransactionTariffResponse(TariffChangeStatus status) {
        this(status, null, null);
    }

    public ChangeTransactionTariffResponse(TariffChangeStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
