package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link DeleteCertificateRequest}. */
public record DeleteCertificateResponse(
        @Required DeleteCertificateStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public DeleteCertificateResponse(DeleteCertificateStatus status) {
        this(status, null, null);
    }

    public DeleteCertificateResponse(DeleteCertificateStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
