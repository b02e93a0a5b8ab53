package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.MessageContent;
import java.time.Instant;
import java.util.List;

/** A tariff in one currency. */
@Since21
@GeneratedBuilder
public record Tariff(
        @Required @Length(max = 60) String tariffId,
        @Required @Length(max = 3) String currency,
        @Count(max = 10) List<MessageContent> description,
        TariffEnergy energy,
        Instant validFrom,
        TariffTime chargingTime,
        TariffTime idleTime,
        TariffFixed fixedFee,
        TariffTime reservationTime,
        TariffFixed reservationFixed,
        Price minCost,
        Price maxCost,
        CustomData customData) {

    public Tariff {
        description = copy(description);
    }

    public static TariffBuilder builder() {
        return new TariffBuilder();
    }

    public TariffBuilder toBuilder() {
        return new TariffBuilder(this);
    }
}
