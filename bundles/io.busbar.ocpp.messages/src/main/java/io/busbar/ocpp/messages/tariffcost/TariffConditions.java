package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** When a price holds: energies in Wh, currents in A, powers in W, times in seconds. */
@Since21
@GeneratedBuilder
public record TariffConditions(
        String startTimeOfDay,
        String endTimeOfDay,
        @Count(max = 7) List<DayOfWeek> dayOfWeek,
        String validFromDate,
        String validToDate,
        EvseKind evseKind,
        Double minEnergy,
        Double maxEnergy,
        Double minCurrent,
        Double maxCurrent,
        Double minPower,
        Double maxPower,
        Integer minTime,
        Integer maxTime,
        Integer minChargingTime,
        Integer maxChargingTime,
        Integer minIdleTime,
        Integer maxIdleTime,
        CustomData customData) {

    public TariffConditions {
        dayOfWeek = copy(dayOfWeek);
    }

    public static TariffConditionsBuilder builder() {
        return new TariffConditionsBuilder();
    }

    public TariffConditionsBuilder toBuilder() {
        return new TariffConditionsBuilder(this);
    }
}
