package io.busbar.ocpp.messages.security;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What a certificate made from a signing request is for. */
public enum CertificateSigningUse implements WireEnum {

    ChargingStationCertificate,
    V2GCertificate,
    @Since21 V2G20Certificate
}
