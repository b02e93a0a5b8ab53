package io.busbar.driver.api.token;

import java.util.Optional;

/** What kind of token a reader has read. Grows with the readers there are; whoever switches over it has a default. */
public enum TokenType {
    /** A contactless card of ISO 14443: the UID as upper-case hexadecimal digits, most significant byte first. */
    ISO14443("ISO14443"),
    /** A contactless card of ISO 15693, written as {@link #ISO14443}. */
    ISO15693("ISO15693"),
    /** Digits that were typed in. A secret: it is never logged. */
    KEY_CODE("KeyCode"),
    /** A number that the reader has made itself. */
    LOCAL("Local"),
    /** The MAC address of a car or a phone. */
    MAC_ADDRESS("MacAddress"),
    /** A contract's eMAID that was read off something else than a car's certificate. */
    E_MAID("eMAID"),
    /** A number that the operator has given out, e.g. in a QR code. */
    CENTRAL("Central");

    private final String wire;

    TokenType(String wire) {
        this.wire = wire;
    }

    /** OCPP's word for it (IdTokenEnumType). */
    public String wire() {
        return wire;
    }

    /** The type with that word; empty if there is none. */
    public static Optional<TokenType> of(String wire) {
        for (TokenType type : values()) {
            if (type.wire.equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
