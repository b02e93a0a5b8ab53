package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetDefaultTariffRequest}. */
@Since21
public record SetDefaultTariffResponse(
        @Required TariffSetStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetDefaultTariffResponse(TariffSetStatus status) {
        this(status, null, null);
    }

    public SetDefaultTariffResponse(TariffSetStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
