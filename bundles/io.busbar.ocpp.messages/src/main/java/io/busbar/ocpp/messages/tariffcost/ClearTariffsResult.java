package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** What became of one tariff. */
@Since21
public record ClearTariffsResult(
        @Required TariffClearStatus status,
        StatusInfo statusInfo,
        @Length(max = 60) String tariffId,
        CustomData customData) {

    public ClearTariffsResult(TariffClearStatus status) {
        this(status, null, null, null);
    }
}
