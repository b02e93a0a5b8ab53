package io.busbar.plant.api;

import io.busbar.driver.api.button.ButtonListener;
import org.osgi.annotation.versioning.ProviderType;

/** A stop button; the station's board has the housing's contact too. On the station loop. */
@ProviderType
public interface ButtonBoard {

    /** The present state of the contact first. A second listener replaces the first. */
    void connect(ButtonListener listener);

    /** No effect for another than the connected listener. */
    void disconnect(ButtonListener listener);
}
