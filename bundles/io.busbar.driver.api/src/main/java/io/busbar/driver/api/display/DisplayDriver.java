package io.busbar.driver.api.display;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * A display, with or without input. A service; with the property {@code DriverProperty.EVSE_ID} it belongs to an EVSE, without to the whole
 * station. It shows the page that it was ordered last; which page is due, in whose language and for how long, is the station's to decide.
 *
 * <p>
 * <b>Threads</b> as for all kinds ({@link io.busbar.driver.api}). <b>Lost hardware</b>: orders fail; when it is back the driver shows the page
 * that was ordered last, by itself. <b>Deactivated</b>: the page stays on the display if the hardware keeps it, so that people do not notice a
 * replacement; the station orders a page anew from the next driver.
 */
@ConsumerType
public interface DisplayDriver {

    /** What it can show now. A change is reported by {@link DisplayListener#abilitiesChanged}. */
    DisplayAbilities abilities();

    /** Begins to report. One listener at a time; a second one replaces the first. */
    void connect(DisplayListener listener);

    /** Ends reports; no call after this returns. No effect for another than the connected listener. */
    void disconnect(DisplayListener listener);

    /**
     * Shows a page in place of what is there.
     *
     * @return resolved when it can be read; fails with {@link io.busbar.driver.api.DriverException} if {@link DisplayAbilities#obstacle} has one,
     *         or if the hardware does not answer within five seconds
     */
    Promise<Void> show(Page page);

    /** Shows nothing, or what the display shows by itself. @return as {@link #show} */
    Promise<Void> clear();
}
