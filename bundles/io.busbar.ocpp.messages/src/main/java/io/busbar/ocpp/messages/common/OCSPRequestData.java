package io.busbar.ocpp.messages.common;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** What an OCSP request about a certificate needs. */
@GeneratedBuilder
public record OCSPRequestData(
        @Required HashAlgorithm hashAlgorithm,
        @Required @Length(max = 128) String issuerNameHash,
        @Required @Length(max = 128) String issuerKeyHash,
        @Required @Length(max = 40) String serialNumber,
        @Required @Length(max = 2000) @In201(maxLength = 512) String responderURL,
        CustomData customData) {

    public static OCSPRequestDataBuilder builder() {
        return new OCSPRequestDataBuilder();
    }

    public OCSPRequestDataBuilder toBuilder() {
        return new OCSPRequestDataBuilder(this);
    }
}
