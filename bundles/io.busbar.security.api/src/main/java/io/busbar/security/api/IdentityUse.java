package io.busbar.security.api;

/** What the station proves with a certificate of its own: OCPP 2.x CertificateSigningUse. */
public enum IdentityUse {
    /** ChargingStationCertificate: towards the CSMS (security profile 3). */
    CHARGING_STATION,
    /** V2GCertificate: towards cars (ISO 15118). */
    V2G
}
