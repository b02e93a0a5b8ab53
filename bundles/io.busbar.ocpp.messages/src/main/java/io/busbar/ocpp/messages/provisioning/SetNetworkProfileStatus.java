package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a network profile was stored. */
public enum SetNetworkProfileStatus implements WireEnum {

    Accepted, Rejected, Failed
}
