package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a reset will be done. */
public enum ResetStatus implements WireEnum {

    Accepted, Rejected, Scheduled
}
