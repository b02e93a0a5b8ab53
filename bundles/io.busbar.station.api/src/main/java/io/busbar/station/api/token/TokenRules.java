package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What OCPP can carry of a token that a reader or a car presents. Stateless, any thread. */
public final class TokenRules {

    private static final int LONGEST_TOKEN = 36;
    private static final int LONGEST_TYPE = 50;
    private static final Set<String> TYPES = Set.of("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress",
            "NoAuthorization");

    private TokenRules() {}

    /**
     * The token as it may become part of a message: additional information that does not fit is left out, as it identifies nobody by itself.
     *
     * @return empty for a token whose text has none of 1 to 36 printable characters, or whose type OCPP does not have; it could not be reported, so
     *         nothing may be authorized by it
     */
    public static Optional<IdToken> reportable(IdToken token) {
        if (token == null || !fits(token.idToken(), LONGEST_TOKEN) || token.type() == null || !TYPES.contains(token.type())) {
            return Optional.empty();
        }
        List<AdditionalInfo> infos = token.additionalInfo();
        if (infos == null || infos.stream().allMatch(TokenRules::fits)) {
            return Optional.of(token);
        }
        List<AdditionalInfo> fitting = infos.stream().filter(TokenRules::fits).toList();
        return Optional.of(new IdToken(token.idToken(), token.type(), fitting.isEmpty() ? null : fitting, token.customData()));
    }

    private static boolean fits(AdditionalInfo info) {
        return info != null && fits(info.additionalIdToken(), LONGEST_TOKEN) && fits(info.type(), LONGEST_TYPE);
    }

    private static boolean fits(String text, int longest) {
        return text != null && !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
