package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Where a revocation status comes from. */
@Since21
public enum CertificateStatusSource implements WireEnum {

    CRL, OCSP
}
