package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** State a reported component must have. */
public enum ComponentCriterion implements WireEnum {

    Active, Available, Enabled, Problem
}
