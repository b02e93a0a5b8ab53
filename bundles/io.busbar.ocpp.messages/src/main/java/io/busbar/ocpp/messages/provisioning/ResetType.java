package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** When a reset is done. */
public enum ResetType implements WireEnum {

    Immediate,
    OnIdle,
    @Since21 ImmediateAndResume
}
