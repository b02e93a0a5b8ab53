package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What became of a reservation. */
public enum ReservationUpdateStatus implements WireEnum {

    Expired,
    Removed,
    @Since21 NoTransaction
}
