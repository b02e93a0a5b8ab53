package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What made the station send a transaction event. */
public enum TriggerReason implements WireEnum {

    AbnormalCondition,
    Authorized,
    CablePluggedIn,
    ChargingRateChanged,
    ChargingStateChanged,
    @Since21 CostLimitReached,
    Deauthorized,
    EnergyLimitReached,
    EVCommunicationLost,
    EVConnectTimeout,
    EVDeparted,
    EVDetected,
    @Since21 LimitSet,
    MeterValueClock,
    MeterValuePeriodic,
    @Since21 OperationModeChanged,
    RemoteStart,
    RemoteStop,
    ResetCommand,
    @Since21 RunningCost,
    SignedDataReceived,
    @Since21 SoCLimitReached,
    StopAuthorized,
    @Since21 TariffChanged,
    @Since21 TariffNotAccepted,
    TimeLimitReached,
    Trigger,
    @Since21 TxResumed,
    UnlockCommand
}
