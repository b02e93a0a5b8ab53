package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Installs a root certificate. */
@Action(value = "InstallCertificate", direction = CSMS_TO_STATION)
public record InstallCertificateRequest(
        @Required InstallCertificateUse certificateType,
        @Required @Length(max = 10000) @In201(maxLength = 5500) String certificate,
        CustomData customData) implements Request<InstallCertificateResponse> {

    public InstallCertificateRequest(InstallCertificateUse certificateType, String certificate) {
        this(certificateType, certificate, null);
    }
}
