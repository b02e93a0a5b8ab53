package io.busbar.ocpp.messages.firmware;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A firmware: where it lies, when to fetch and install it, how it is signed. */
@GeneratedBuilder
public record Firmware(
        @Required @Length(max = 2000) @In201(maxLength = 512) String location,
        @Required Instant retrieveDateTime,
        Instant installDateTime,
        @Length(max = 5500) String signingCertificate,
        @Length(max = 800) String signature,
        CustomData customData) {

    public static FirmwareBuilder builder() {
        return new FirmwareBuilder();
    }

    public FirmwareBuilder toBuilder() {
        return new FirmwareBuilder(this);
    }
}
