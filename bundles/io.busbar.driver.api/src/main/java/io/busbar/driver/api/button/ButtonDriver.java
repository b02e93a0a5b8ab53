package io.busbar.driver.api.button;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Buttons and contacts. A service; with the property {@code DriverProperty.EVSE_ID} they belong to an EVSE, without to the whole station. Methods
 * on the station loop, events told on any thread.
 */
@ConsumerType
public interface ButtonDriver {

    /** Begins to tell, first the state of the contacts. One listener at a time; a second one replaces the first. */
    void connect(ButtonListener listener);

    /** Ends telling; no call after this returns. No effect for another than the connected listener. */
    void disconnect(ButtonListener listener);
}
