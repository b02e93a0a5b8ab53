package io.busbar.station.api.record;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.Optional;

/** Whom a customer information request means (N09, N10); one at least is there. */
public record CustomerQuery(Optional<String> customerIdentifier, Optional<IdToken> idToken, Optional<CertificateHashData> certificate) {}
