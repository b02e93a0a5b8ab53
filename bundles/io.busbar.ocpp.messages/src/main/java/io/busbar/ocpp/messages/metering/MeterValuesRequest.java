package io.busbar.ocpp.messages.metering;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.MeterValue;
import java.util.List;

/** Meter values that belong to no transaction. */
@Action(value = "MeterValues", direction = STATION_TO_CSMS)
public record MeterValuesRequest(
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required List<MeterValue> meterValue,
        CustomData customData) implements Request<MeterValuesResponse> {

    public MeterValuesRequest {
        meterValue = copy(meterValue);
    }

    public MeterValuesRequest(int evseId, List<MeterValue> meterValue) {
        this(evseId, meterValue, null);
    }
}
