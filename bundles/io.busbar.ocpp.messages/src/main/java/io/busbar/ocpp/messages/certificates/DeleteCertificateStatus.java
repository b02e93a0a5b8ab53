package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the certificate was deleted. */
public enum DeleteCertificateStatus implements WireEnum {

    Accepted, Failed, NotFound
}
