package io.busbar.ocpp.messages.reservation;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Gives up a reservation. */
@Action(value = "CancelReservation", direction = CSMS_TO_STATION)
public record CancelReservationRequest(
        @Required @Range(min = 0, since21 = true) int reservationId,
        CustomData customData) implements Request<CancelReservationResponse> {

    public CancelReservationRequest(int reservationId) {
        this(reservationId, null);
    }
}
