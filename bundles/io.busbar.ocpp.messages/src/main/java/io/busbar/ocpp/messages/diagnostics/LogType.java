package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Which log. */
public enum LogType implements WireEnum {

    DiagnosticsLog,
    SecurityLog,
    @Since21 DataCollectorLog
}
