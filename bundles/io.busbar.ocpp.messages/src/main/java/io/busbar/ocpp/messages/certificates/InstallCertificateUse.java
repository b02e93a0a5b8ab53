package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What a root certificate is for. */
public enum InstallCertificateUse implements WireEnum {

    V2GRootCertificate,
    MORootCertificate,
    ManufacturerRootCertificate,
    CSMSRootCertificate,
    @Since21 OEMRootCertificate
}
