package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Passes on a contract-certificate request of an EV (ISO 15118). */
@Action(value = "Get15118EVCertificate", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record Get15118EVCertificateRequest(
        @Required @Length(max = 50) String iso15118SchemaVersion,
        @Required CertificateAction action,
        @Required @Length(max = 11000) @In201(maxLength = 5600) String exiRequest,
        @Range(min = 0) @Since21 Integer maximumContractCertificateChains,
        @Length(max = 255) @Count(max = 8) @Since21 List<String> prioritizedEMAIDs,
        CustomData customData) implements Request<Get15118EVCertificateResponse> {

    public Get15118EVCertificateRequest {
        prioritizedEMAIDs = copy(prioritizedEMAIDs);
    }

    public static Get15118EVCertificateRequestBuilder builder() {
        return new Get15118EVCertificateRequestBuilder();
    }

    public Get15118EVCertificateRequestBuilder toBuilder() {
        return new Get15118EVCertificateRequestBuilder(this);
    }
}
