package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** What made a monitor fire. */
public enum EventTriggerType implements WireEnum {

    Alerting, Delta, Periodic
}
