package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Mode of operation of a (bidirectional) session. */
@Since21
public enum OperationMode implements WireEnum {

    Idle,
    ChargingOnly,
    CentralSetpoint,
    ExternalSetpoint,
    ExternalLimits,
    CentralFrequency,
    LocalFrequency,
    LocalLoadBalancing
}
