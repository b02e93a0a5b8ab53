package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What a monitor watches for. */
public enum MonitorType implements WireEnum {

    UpperThreshold,
    LowerThreshold,
    Delta,
    Periodic,
    PeriodicClockAligned,
    @Since21 TargetDelta,
    @Since21 TargetDeltaRelative
}
