package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.WireEnum;

/** In or out of service. */
public enum OperationalStatus implements WireEnum {

    Inoperative, Operative
}
