package io.busbar.plant.api;

import io.busbar.driver.api.token.TokenListener;
import org.osgi.annotation.versioning.ProviderType;

/** A token reader. On the station loop. */
@ProviderType
public interface ReaderBoard {

    /** A second listener replaces the first. */
    void connect(TokenListener listener);

    /** No effect for another than the connected listener. */
    void disconnect(TokenListener listener);
}
