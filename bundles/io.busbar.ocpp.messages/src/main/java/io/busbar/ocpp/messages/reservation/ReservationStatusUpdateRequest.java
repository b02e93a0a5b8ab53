package io.busbar.ocpp.messages.reservation;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Reports that a reservation expired or was removed. */
@Action(value = "ReservationStatusUpdate", direction = STATION_TO_CSMS)
public record ReservationStatusUpdateRequest(
        @Required @Range(min = 0, since21 = true) int reservationId,
        @Required ReservationUpdateStatus reservationUpdateStatus,
        CustomData customData) implements Request<ReservationStatusUpdateResponse> {

    public ReservationStatusUpdateRequest(int reservationId, ReservationUpdateStatus reservationUpdateStatus) {
        this(reservationId, reservationUpdateStatus, null);
    }
}
