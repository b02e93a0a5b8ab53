package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the reservation was cancelled. */
public enum CancelReservationStatus implements WireEnum {

    Accepted, Rejected
}
