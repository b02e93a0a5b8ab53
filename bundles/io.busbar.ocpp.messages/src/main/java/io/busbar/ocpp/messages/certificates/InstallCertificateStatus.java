package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a certificate was installed. */
public enum InstallCertificateStatus implements WireEnum {

    Accepted, Rejected, Failed
}
