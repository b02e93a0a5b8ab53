package io.busbar.driver.api.button;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Buttons and contacts. A service; with the property {@code DriverProperty.EVSE_ID} they belong to an EVSE, without to the whole station.
 *
 * <p>
 * <b>Threads</b> as for all kinds ({@link io.busbar.driver.api}); when lost hardware is back the state of the contacts is reported anew, and no press that was missed.
 */
@ConsumerType
public interface ButtonDriver {

    /** Begins to report, first the state of the contacts. One listener at a time; a second one replaces the first. */
    void connect(ButtonListener listener);

    /** Ends reports; no call after this returns. No effect for another than the connected listener. */
    void disconnect(ButtonListener listener);
}
