package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the CSMS accepted the station. */
public enum RegistrationStatus implements WireEnum {

    Accepted, Pending, Rejected
}
