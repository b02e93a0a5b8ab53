package io.busbar.ocpp.messages.payment;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks whether a VAT number is valid. */
@Since21
@Action(value = "VatNumberValidation", direction = STATION_TO_CSMS)
public record VatNumberValidationRequest(
        @Required @Length(max = 20) String vatNumber,
        @Range(min = 0) Integer evseId,
        CustomData customData) implements Request<VatNumberValidationResponse> {

    public VatNumberValidationRequest(String vatNumber) {
        this(vatNumber, null, null);
    }
}
