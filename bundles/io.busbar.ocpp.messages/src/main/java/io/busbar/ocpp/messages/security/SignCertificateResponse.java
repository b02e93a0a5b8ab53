package io.busbar.ocpp.messages.security;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SignCertificateRequest}. */
public record SignCertificateResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SignCertificateResponse(GenericStatus status) {
        this(status, null, null);
    }

    public SignCertificateResponse(GenericStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
