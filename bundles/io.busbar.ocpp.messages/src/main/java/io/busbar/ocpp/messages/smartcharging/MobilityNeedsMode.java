package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Who may name the needs of an EV (ISO 15118-20). */
@Since21
public enum MobilityNeedsMode implements WireEnum {

    EVCC, EVCC_SECC
}
