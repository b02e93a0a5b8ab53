package io.busbar.ocpp.messages.v2x;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EnergyTransferMode;
import java.util.List;

/** Changes the energy transfer modes a transaction may use. */
@Since21
@Action(value = "NotifyAllowedEnergyTransfer", direction = CSMS_TO_STATION)
public record NotifyAllowedEnergyTransferRequest(
        @Required @Length(max = 36) String transactionId,
        @Required List<EnergyTransferMode> allowedEnergyTransfer,
        CustomData customData) implements Request<NotifyAllowedEnergyTransferResponse> {

    public NotifyAllowedEnergyTransferRequest {
        allowedEnergyTransfer = copy(allowedEnergyTransfer);
    }

    public NotifyAllowedEnergyTransferRequest(String transactionId, List<EnergyTransferMode> allowedEnergyTransfer) {
        this(transactionId, allowedEnergyTransfer, null);
    }
}
