package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Power that stays during momentary cessation. */
@Since21
public enum PowerDuringCessation implements WireEnum {

    Active, Reactive
}
