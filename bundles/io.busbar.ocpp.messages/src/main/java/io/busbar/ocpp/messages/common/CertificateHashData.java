package io.busbar.ocpp.messages.common;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Names a certificate by hashes of its issuer and its serial number, hexadecimal without leading zeros. */
@GeneratedBuilder
public record CertificateHashData(
        @Required HashAlgorithm hashAlgorithm,
        @Required @Length(max = 128) String issuerNameHash,
        @Required @Length(max = 128) String issuerKeyHash,
        @Required @Length(max = 40) String serialNumber,
        CustomData customData) {

    public static CertificateHashDataBuilder builder() {
        return new CertificateHashDataBuilder();
    }

    public CertificateHashDataBuilder toBuilder() {
        return new CertificateHashDataBuilder(this);
    }
}
