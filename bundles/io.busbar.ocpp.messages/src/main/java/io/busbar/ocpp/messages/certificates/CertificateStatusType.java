package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Revocation status of a certificate. */
@Since21
public enum CertificateStatusType implements WireEnum {

    Good, Revoked, Unknown, Failed
}
