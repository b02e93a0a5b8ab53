package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.WireEnum;

/** Whether availability changes, now or later. */
public enum ChangeAvailabilityStatus implements WireEnum {

    Accepted, Rejected, Scheduled
}
