package io.busbar.ocpp.messages.availability;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EVSE;

/** Takes the station, an EVSE or a connector in or out of service. */
@Action(value = "ChangeAvailability", direction = CSMS_TO_STATION)
public record ChangeAvailabilityRequest(
        @Required OperationalStatus operationalStatus,
        EVSE evse,
        CustomData customData) implements Request<ChangeAvailabilityResponse> {

    public ChangeAvailabilityRequest(OperationalStatus operationalStatus) {
        this(operationalStatus, null, null);
    }
}
