package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the EV certificate request was processed. */
public enum Iso15118EVCertificateStatus implements WireEnum {

    Accepted, Failed
}
