package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;

/** Asks for, or for the removal of, what the station holds about a customer. */
@Action(value = "CustomerInformation", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record CustomerInformationRequest(
        @Required @Range(min = 0, since21 = true) int requestId,
        @Required boolean report,
        @Required boolean clear,
        CertificateHashData customerCertificate,
        IdToken idToken,
        @Length(max = 64) String customerIdentifier,
        CustomData customData) implements Request<CustomerInformationResponse> {

    public static CustomerInformationRequestBuilder builder() {
        return new CustomerInformationRequestBuilder();
    }

    public CustomerInformationRequestBuilder toBuilder() {
        return new CustomerInformationRequestBuilder(this);
    }
}
