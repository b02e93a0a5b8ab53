package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Set of preconfigured monitors. */
public enum MonitoringBase implements WireEnum {

    All, FactoryDefault, HardWiredOnly
}
