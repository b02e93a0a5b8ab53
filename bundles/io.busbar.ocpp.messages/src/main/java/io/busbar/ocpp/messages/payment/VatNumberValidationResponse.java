package io.busbar.ocpp.messages.payment;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link VatNumberValidationRequest}. */
@Since21
@GeneratedBuilder
public record VatNumberValidationResponse(
        @Required @Length(max = 20) String vatNumber,
        @Required GenericStatus status,
        Address company,
        StatusInfo statusInfo,
        @Range(min = 0) Integer evseId,
        CustomData customData) implements Response {

    public static VatNumberValidationResponseBuilder builder() {
        return new VatNumberValidationResponseBuilder();
    }

    public VatNumberValidationResponseBuilder toBuilder() {
        return new VatNumberValidationResponseBuilder(this);
    }
}
