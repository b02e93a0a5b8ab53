package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Kind of monitors to report. */
public enum MonitoringCriterion implements WireEnum {

    ThresholdMonitoring, DeltaMonitoring, PeriodicMonitoring
}
