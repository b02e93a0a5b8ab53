package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What an installed certificate is for. */
public enum GetCertificateIdUse implements WireEnum {

    V2GRootCertificate,
    MORootCertificate,
    CSMSRootCertificate,
    V2GCertificateChain,
    ManufacturerRootCertificate,
    @Since21 OEMRootCertificate
}
