package io.busbar.ocpp.messages.v2x;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link NotifyAllowedEnergyTransferRequest}. */
@Since21
public record NotifyAllowedEnergyTransferResponse(
        @Required NotifyAllowedEnergyTransferStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public NotifyAllowedEnergyTransferResponse(NotifyAllowedEnergyTransferStatus status) {
        this(status, null, null);
    }

    public NotifyAllowedEnergyTransferResponse(NotifyAllowedEnergyTransferStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
