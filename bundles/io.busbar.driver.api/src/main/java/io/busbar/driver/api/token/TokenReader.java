package io.busbar.driver.api.token;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A reader of tokens. A service; with the property {@code DriverProperty.EVSE_ID} it belongs to an EVSE, without to the whole station. It reports a
 * token once when it is presented, and again when it is presented again.
 *
 * <p>
 * <b>Threads</b> as for all kinds ({@link io.busbar.driver.api}); lost hardware means that nothing is reported; a token that stays in the field is not reported again when it is back.
 */
@ConsumerType
public interface TokenReader {

    /** Begins to report tokens. One listener at a time; a second one replaces the first. */
    void connect(TokenListener listener);

    /** Ends reports; no call after this returns. No effect for another than the connected listener. */
    void disconnect(TokenListener listener);
}
