package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a reservation was made. */
public enum ReserveNowStatus implements WireEnum {

    Accepted, Faulted, Occupied, Rejected, Unavailable
}
