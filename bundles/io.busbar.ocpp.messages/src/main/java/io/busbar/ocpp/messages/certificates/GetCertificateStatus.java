package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether an OCSP status could be had. */
public enum GetCertificateStatus implements WireEnum {

    Accepted, Failed
}
