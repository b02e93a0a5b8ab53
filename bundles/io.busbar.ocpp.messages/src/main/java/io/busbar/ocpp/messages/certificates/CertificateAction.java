package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the contract certificate is new or updated. */
public enum CertificateAction implements WireEnum {

    Install, Update
}
