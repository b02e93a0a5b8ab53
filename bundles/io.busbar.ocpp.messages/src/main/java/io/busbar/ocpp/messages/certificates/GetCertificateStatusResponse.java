package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetCertificateStatusRequest}. */
public record GetCertificateStatusResponse(
        @Required GetCertificateStatus status,
        StatusInfo statusInfo,
        @Length(max = 18000) @In201(maxLength = 5500) String ocspResult,
        CustomData customData) implements Response {

    public GetCertificateStatusResponse(GetCertificateStatus status) {
        this(status, null, null, null);
    }
}
