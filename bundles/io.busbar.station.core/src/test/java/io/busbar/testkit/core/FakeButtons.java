package io.busbar.testkit.core;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import java.util.Optional;

/** A stop button and a housing contact. */
public final class FakeButtons implements ButtonDriver {

    private Optional<ButtonListener> listener = Optional.empty();
    private boolean open;

    public void stop() {
        listener.ifPresent(ButtonListener::stopPressed);
    }

    public void start() {
        listener.ifPresent(ButtonListener::startPressed);
    }

    public void housing(boolean nowOpen) {
        open = nowOpen;
        listener.ifPresent(l -> l.housing(nowOpen));
    }

    @Override
    public void connect(ButtonListener newListener) {
        listener = Optional.of(newListener);
        newListener.housing(open);
    }

    @Override
    public void disconnect(ButtonListener oldListener) {
        listener = listener.filter(l -> l != oldListener);
    }
}
