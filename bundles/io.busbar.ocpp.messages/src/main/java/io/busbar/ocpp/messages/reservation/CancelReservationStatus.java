package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the reservation is gone. */
public enum CancelReservationStatus implements WireEnum {

    Accepted, Rejected
}
