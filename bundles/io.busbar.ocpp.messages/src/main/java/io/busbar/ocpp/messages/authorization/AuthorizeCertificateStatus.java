package io.busbar.ocpp.messages.authorization;

import io.busbar.ocpp.messages.WireEnum;

/** Verdict on a contract certificate. */
public enum AuthorizeCertificateStatus implements WireEnum {

    Accepted,
    SignatureError,
    CertificateExpired,
    CertificateRevoked,
    NoCertificateAvailable,
    CertChainError,
    ContractCancelled
}
