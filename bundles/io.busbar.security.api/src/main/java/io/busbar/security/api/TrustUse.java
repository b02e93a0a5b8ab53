package io.busbar.security.api;

/** What a root certificate is trusted for: OCPP 2.x InstallCertificateUse. */
public enum TrustUse {
    /** CSMSRootCertificate: whoever the station connects to. */
    CSMS,
    /** ManufacturerRootCertificate: who signs firmware. */
    MANUFACTURER,
    /** MORootCertificate: who issues contract certificates. */
    MOBILITY_OPERATOR,
    /** V2GRootCertificate: who issues the certificates of ISO 15118. */
    V2G
}
