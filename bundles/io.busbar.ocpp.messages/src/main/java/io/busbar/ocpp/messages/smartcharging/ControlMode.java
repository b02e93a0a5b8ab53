package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Who plans the charging (ISO 15118-20). */
@Since21
public enum ControlMode implements WireEnum {

    ScheduledControl, DynamicControl
}
