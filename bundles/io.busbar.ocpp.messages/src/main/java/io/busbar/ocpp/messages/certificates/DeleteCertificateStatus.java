package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the certificate is gone. */
public enum DeleteCertificateStatus implements WireEnum {

    Accepted, Failed, NotFound
}
