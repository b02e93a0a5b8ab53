package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks which certificates are installed. */
@Action(value = "GetInstalledCertificateIds", direction = CSMS_TO_STATION)
public record GetInstalledCertificateIdsRequest(
        List<GetCertificateIdUse> certificateType,
        CustomData customData) implements Request<GetInstalledCertificateIdsResponse> {

    public GetInstalledCertificateIdsRequest {
        certificateType = copy(certificateType);
    }

    public GetInstalledCertificateIdsRequest() {
        this(null, null);
    }
}
