package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.WireEnum;

/** Status of a connector as the CSMS sees it. */
public enum ConnectorStatus implements WireEnum {

    Available, Occupied, Reserved, Unavailable, Faulted
}
