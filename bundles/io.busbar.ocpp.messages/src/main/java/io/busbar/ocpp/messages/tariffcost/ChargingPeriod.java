package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** What was used in a part of the session, from its start to the next part. */
@Since21
public record ChargingPeriod(
        @Required Instant startPeriod,
        List<CostDimension> dimensions,
        @Length(max = 60) String tariffId,
        CustomData customData) {

    public ChargingPeriod {
        dimensions = copy(dimensions);
    }

    public ChargingPeriod(Instant startPeriod) {
        this(startPeriod, null, null, null);
    }
}
