package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** One part of what the station holds about a customer. */
@Action(value = "NotifyCustomerInformation", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyCustomerInformationRequest(
        @Required @Length(max = 512) String data,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required Instant generatedAt,
        @Required @Range(min = 0, since21 = true) int requestId,
        Boolean tbc,
        CustomData customData) implements Request<NotifyCustomerInformationResponse> {

    public static NotifyCustomerInformationRequestBuilder builder() {
        return new NotifyCustomerInformationRequestBuilder();
    }

    public NotifyCustomerInformationRequestBuilder toBuilder() {
        return new NotifyCustomerInformationRequestBuilder(this);
    }
}
