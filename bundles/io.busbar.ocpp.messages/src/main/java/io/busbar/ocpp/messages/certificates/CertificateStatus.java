package io.busbar.ocpp.messages.certificates;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Revocation status of one certificate and when it must be asked again. */
@Since21
@GeneratedBuilder
public record CertificateStatus(
        @Required CertificateHashData certificateHashData,
        @Required CertificateStatusSource source,
        @Required CertificateStatusType status,
        @Required Instant nextUpdate,
        CustomData customData) {

    public static CertificateStatusBuilder builder() {
        return new CertificateStatusBuilder();
    }

    public CertificateStatusBuilder toBuilder() {
        return new CertificateStatusBuilder(this);
    }
}
