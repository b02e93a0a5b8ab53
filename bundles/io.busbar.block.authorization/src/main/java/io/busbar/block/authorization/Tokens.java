package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.IdToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** What is the same about tokens. */
final class Tokens {

    static final String NO_AUTHORIZATION = "NoAuthorization";
    static final String CENTRAL = "Central";

    private Tokens() {}

    /** C01.FR.25: text and type, without regard to case. */
    static boolean same(IdToken a, IdToken b) {
        return a.idToken().equalsIgnoreCase(b.idToken()) && a.type().equalsIgnoreCase(b.type());
    }

    /** Without additional information beyond AdditionalInfoItemsPerMessage. */
    static IdToken limited(IdToken token) {
        int most = AuthSettings.ADDITIONAL_INFO_ITEMS;
        return token.additionalInfo() == null || token.additionalInfo().size() <= most
                ? token
                : new IdToken(token.idToken(), token.type(), token.additionalInfo().subList(0, most), token.customData());
    }

    static boolean sameGroup(Optional<IdToken> a, Optional<IdToken> b) {
        return a.isPresent() && b.isPresent() && a.get().idToken().equalsIgnoreCase(b.get().idToken());
    }

    /** A key that does not give the token away to a reader of the storage (C10.FR.12). */
    static String key(IdToken token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = token.type().toLowerCase(Locale.ROOT) + ":" + token.idToken().toLowerCase(Locale.ROOT);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** For the log: tokens are personal data, and a key code is a secret (C04.FR.04). */
    static String masked(IdToken token) {
        String text = token.idToken();
        boolean secret = token.type().equals("KeyCode") || text.length() < 6;
        return token.type() + (secret ? "" : " ..." + text.substring(text.length() - 3));
    }
}
