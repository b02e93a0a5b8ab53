package io.busbar.driver.api.evse;

import java.time.Duration;

/**
 * Leave to deliver power.
 *
 * @param amps per phase, from the driver's {@code minAmps} to {@code maxAmps}
 * @param phases 1 or 3, not more than the driver's
 * @param lease how long it holds without renewal; more than zero
 */
public record Permit(double amps, int phases, Duration lease) {

    public Permit {
        if (!(amps > 0) || phases < 1 || phases > 3 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("no such permit: " + amps + " A, " + phases + " phases, " + lease);
        }
    }
}
