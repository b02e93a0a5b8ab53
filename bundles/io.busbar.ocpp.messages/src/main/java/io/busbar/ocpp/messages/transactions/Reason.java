package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Why a transaction ended. */
public enum Reason implements WireEnum {

    DeAuthorized,
    EmergencyStop,
    EnergyLimitReached,
    EVDisconnected,
    GroundFault,
    ImmediateReset,
    MasterPass,
    Local,
    LocalOutOfCredit,
    Other,
    OvercurrentFault,
    PowerLoss,
    PowerQuality,
    Reboot,
    Remote,
    SOCLimitReached,
    StoppedByEV,
    TimeLimitReached,
    Timeout,
    @Since21 ReqEnergyTransferRejected
}
