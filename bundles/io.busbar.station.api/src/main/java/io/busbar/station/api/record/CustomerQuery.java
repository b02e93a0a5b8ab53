package io.busbar.station.api.record;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.Optional;

/** Identifies the customer of a customer information request (N09, N10); at least one field is set. */
public record CustomerQuery(Optional<String> customerIdentifier, Optional<IdToken> idToken, Optional<CertificateHashData> certificate) {}
