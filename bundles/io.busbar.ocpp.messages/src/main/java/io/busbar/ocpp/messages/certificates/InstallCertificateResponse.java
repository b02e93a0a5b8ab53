package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link InstallCertificateRequest}. */
public record InstallCertificateResponse(
        @Required InstallCertificateStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public InstallCertificateResponse(InstallCertificateStatus status) {
        this(status, null, null);
    }

    public InstallCertificateResponse(InstallCertificateStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
