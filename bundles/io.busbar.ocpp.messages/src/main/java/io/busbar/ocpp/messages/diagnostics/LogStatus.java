package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a log will be uploaded. */
public enum LogStatus implements WireEnum {

    Accepted, Rejected, AcceptedCanceled
}
