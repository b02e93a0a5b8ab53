package io.busbar.ocpp.messages.common;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** A value signed by the meter; the data are Base64. */
@GeneratedBuilder
public record SignedMeterValue(
        @Required @Length(max = 32768) @In201(maxLength = 2500) String signedMeterData,
        @Required @Length(max = 50) String encodingMethod,
        @Length(max = 50) @In201(required = true) String signingMethod,
        @Length(max = 2500) @In201(required = true) String publicKey,
        CustomData customData) {

    public static SignedMeterValueBuilder builder() {
        return new SignedMeterValueBuilder();
    }

    public SignedMeterValueBuilder toBuilder() {
        return new SignedMeterValueBuilder(this);
    }
}
