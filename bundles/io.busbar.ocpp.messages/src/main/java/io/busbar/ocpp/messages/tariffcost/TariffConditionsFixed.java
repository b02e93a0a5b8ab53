package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** When a fixed price holds. */
@Since21
@GeneratedBuilder
public record TariffConditionsFixed(
        String startTimeOfDay,
        String endTimeOfDay,
        @Count(max = 7) List<DayOfWeek> dayOfWeek,
        String validFromDate,
        String validToDate,
        EvseKind evseKind,
        @Length(max = 20) String paymentBrand,
        @Length(max = 20) String paymentRecognition,
        CustomData customData) {

    public TariffConditionsFixed {
        dayOfWeek = copy(dayOfWeek);
    }

    public static TariffConditionsFixedBuilder builder() {
        return new TariffConditionsFixedBuilder();
    }

    public TariffConditionsFixedBuilder toBuilder() {
        return new TariffConditionsFixedBuilder(this);
    }
}
