package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether certificates were found. */
public enum GetInstalledCertificateStatus implements WireEnum {

    Accepted, NotFound
}
