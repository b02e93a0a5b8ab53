package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.IdToken;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a token may charge.
 *
 * @param evseId where, if known
 * @param contract the certificate that the token, an eMAID, comes with (C07)
 */
public record TokenQuestion(IdToken idToken, OptionalInt evseId, Optional<ContractCertificate> contract) {

    public TokenQuestion(IdToken idToken, OptionalInt evseId) {
        this(idToken, evseId, Optional.empty());
    }
}
