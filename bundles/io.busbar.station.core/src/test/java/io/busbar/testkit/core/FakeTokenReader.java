package io.busbar.testkit.core;

import io.busbar.ocpp.messages.common.IdToken;
import java.util.function.Consumer;

/** A reader that the test holds tokens to: what the station hears of it, without the block that drives readers. */
public final class FakeTokenReader {

    private final Consumer<IdToken> presented;

    FakeTokenReader(Consumer<IdToken> presented) {
        this.presented = presented;
    }

    public void present(IdToken idToken) {
        presented.accept(idToken);
    }
}
