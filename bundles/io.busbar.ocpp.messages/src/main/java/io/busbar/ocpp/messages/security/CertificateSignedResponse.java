package io.busbar.ocpp.messages.security;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link CertificateSignedRequest}. */
public record CertificateSignedResponse(
        @Required CertificateSignedStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public CertificateSignedResponse(CertificateSignedStatus status) {
        this(status, null, null);
    }

    public CertificateSignedResponse(CertificateSignedStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
