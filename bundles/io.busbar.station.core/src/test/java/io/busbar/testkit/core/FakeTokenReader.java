package io.busbar.testkit.core;

import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.Optional;

/** A reader that the test holds tokens to. */
public final class FakeTokenReader implements TokenReader {

    private Optional<TokenListener> listener = Optional.empty();

    public void present(IdToken idToken) {
        listener.ifPresent(l -> l.presented(idToken));
    }

    @Override
    public void connect(TokenListener newListener) {
        listener = Optional.of(newListener);
    }

    @Override
    public void disconnect(TokenListener oldListener) {
        listener = listener.filter(l -> l != oldListener);
    }
}
