package io.busbar.driver.api.token;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A reader of tokens. A service; with the property {@code DriverProperty.EVSE_ID} it belongs to an EVSE, without to the whole station. It tells a
 * token once when it is presented, again after it was away. Methods on the station loop, tokens told on any thread.
 */
@ConsumerType
public interface TokenReader {

    /** Begins to tell tokens. One listener at a time; a second one replaces the first. */
    void connect(TokenListener listener);

    /** Ends telling; no call after this returns. No effect for another than the connected listener. */
    void disconnect(TokenListener listener);
}
