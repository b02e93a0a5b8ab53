package io.busbar.block.localauthlist;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Keys and words for tokens. */
final class Tokens {

    private Tokens() {}

    /** Text and type without regard to case (C01.FR.25), hashed: a reader of the storage learns no token. */
    static String key(IdToken token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = token.type().toLowerCase(Locale.ROOT) + ":" + token.idToken().toLowerCase(Locale.ROOT);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String described(IdTokenInfo info) {
        return "status " + info.status() + (info.groupIdToken() == null ? "" : ", group " + info.groupIdToken().idToken())
                + (info.cacheExpiryDateTime() == null ? "" : ", until " + info.cacheExpiryDateTime())
                + (info.language1() == null ? "" : ", language " + info.language1());
    }
}
