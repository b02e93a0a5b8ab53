package io.busbar.ocpp.messages.localauthlist;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a list replaces the old one or changes it. */
public enum UpdateType implements WireEnum {

    Differential, Full
}
