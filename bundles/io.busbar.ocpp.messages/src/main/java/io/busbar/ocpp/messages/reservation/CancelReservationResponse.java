package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link CancelReservationRequest}. */
public record CancelReservationResponse(
        @Required CancelReservationStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public CancelReservationResponse(CancelReservationStatus status) {
        this(status, null, null);
    }

    public CancelReservationResponse(CancelReservationStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
