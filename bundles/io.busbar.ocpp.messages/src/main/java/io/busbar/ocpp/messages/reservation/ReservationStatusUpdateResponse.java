package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link ReservationStatusUpdateRequest}. */
public record ReservationStatusUpdateResponse(CustomData customData) implements Response {

    public ReservationStatusUpdateResponse() {
        this(null);
    }
}
