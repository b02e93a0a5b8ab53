package io.busbar.ocpp.messages.security;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the signed certificate was taken. */
public enum CertificateSignedStatus implements WireEnum {

    Accepted, Rejected
}
