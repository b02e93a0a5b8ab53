package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Cost of a session as the station calculated it. */
@Since21
@GeneratedBuilder
public record CostDetails(
        @Required TotalCost totalCost,
        @Required TotalUsage totalUsage,
        List<ChargingPeriod> chargingPeriods,
        Boolean failureToCalculate,
        @Length(max = 500) String failureReason,
        CustomData customData) {

    public CostDetails {
        chargingPeriods = copy(chargingPeriods);
    }

    public static CostDetailsBuilder builder() {
        return new CostDetailsBuilder();
    }

    public CostDetailsBuilder toBuilder() {
        return new CostDetailsBuilder(this);
    }
}
