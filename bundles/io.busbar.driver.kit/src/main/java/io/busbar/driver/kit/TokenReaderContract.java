package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.driver.api.token.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every token reader's driver keeps. */
public abstract class TokenReaderContract {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<ReaderToken> tokens = new CopyOnWriteArrayList<>();
    private final TokenListener listener = tokens::add;

    protected abstract Bench bench();

    /** The driver under test; the same during one test. */
    protected abstract TokenReader driver();

    /** Holds a token to the reader and removes it. @return as OCPP writes it */
    protected abstract ReaderToken present();

    @Test
    @DisplayName("A token is reported once when it is presented, and again when it comes again")
    void reportedOnce() {
        bench().order(() -> driver().connect(listener));
        ReaderToken token = present();
        assertTrue(bench().until(() -> !tokens.isEmpty(), SOON), "no token reported");
        bench().pass(Duration.ofSeconds(2));
        assertEquals(List.of(token), tokens);
        present();
        assertTrue(bench().until(() -> tokens.size() == 2, SOON), "no second token reported");
    }

    @Test
    @DisplayName("C01.FR.20: the UID of an ISO 14443 card is upper-case hexadecimal, whole bytes")
    void uid() {
        bench().order(() -> driver().connect(listener));
        ReaderToken token = present();
        assertTrue(token.type() != TokenType.ISO14443 || token.value().matches("([0-9A-F]{2}){4,10}"), token::value);
    }

    @Test
    @DisplayName("A second listener replaces the first; disconnecting another than the connected one does nothing")
    void oneListener() {
        List<ReaderToken> second = new CopyOnWriteArrayList<>();
        TokenListener other = second::add;
        bench().order(() -> driver().connect(listener));
        bench().order(() -> driver().connect(other));
        bench().order(() -> driver().disconnect(listener));
        present();
        assertTrue(bench().until(() -> second.size() == 1, SOON), "the second listener gets nothing");
        assertEquals(0, tokens.size());
    }
}
