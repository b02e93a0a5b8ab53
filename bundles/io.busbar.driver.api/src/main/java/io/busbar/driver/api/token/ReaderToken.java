package io.busbar.driver.api.token;

import java.util.List;

/**
 * What a reader has read.
 *
 * @param value 1 to 36 printable ASCII characters, in the form that its type says. The station ignores a token that is longer or has others
 * @param type of the token
 * @param additional what else was read that helps to identify its holder, e.g. a second number on the card; usually empty
 */
public record ReaderToken(String value, TokenType type, List<Additional> additional) {

    /**
     * @param value 1 to 36 printable ASCII characters
     * @param type what it is, in a word that CSMS and reader have agreed upon; up to 50 printable ASCII characters
     */
    public record Additional(String value, String type) {}

    public ReaderToken {
        additional = List.copyOf(additional);
    }

    /** A token with nothing additional. */
    public ReaderToken(String value, TokenType type) {
        this(value, type, List.of());
    }

    /** Says what type it is, not its value: a token is personal data, and a key code a secret. */
    @Override
    public String toString() {
        return type + " token";
    }
}
