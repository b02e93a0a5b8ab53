package io.busbar.ocpp.messages.certificates;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link Get15118EVCertificateRequest}. */
@GeneratedBuilder
public record Get15118EVCertificateResponse(
        @Required Iso15118EVCertificateStatus status,
        @Required @Length(max = 17000) @In201(maxLength = 5600) String exiResponse,
        StatusInfo statusInfo,
        @Range(min = 0) @Since21 Integer remainingContracts,
        CustomData customData) implements Response {

    public static Get15118EVCertificateResponseBuilder builder() {
        return new Get15118EVCertificateResponseBuilder();
    }

    public Get15118EVCertificateResponseBuilder toBuilder() {
        return new Get15118EVCertificateResponseBuilder(this);
    }
}
