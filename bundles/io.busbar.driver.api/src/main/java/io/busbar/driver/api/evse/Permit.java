package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Power;
import java.time.Duration;

/**
 * Permission to deliver power, for a time. Made only by a driver's own abilities ({@link AcAbilities#permit}, {@link DcAbilities#permit}), so a
 * driver is never given a kind, a current or a number of phases that it did not offer.
 */
public sealed interface Permit permits AcPermit, DcPermit {

    /** What may be delivered; negative: taken from the vehicle. */
    Power power();

    /** {@link #power} in watts. */
    double watts();

    /** How long it holds without renewal; more than zero. */
    Duration lease();
}
