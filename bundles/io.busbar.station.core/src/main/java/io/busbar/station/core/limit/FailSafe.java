package io.busbar.station.core.limit;

import java.time.Duration;

/**
 * What holds while a source of limits, or the allocator, is missing.
 *
 * @param holdFor how long its last word holds; longer than the replacement of a bundle
 * @param amps per phase that each EVSE has after that if the source limited EVSEs, and all together if it limited the station; 0 or more
 */
public record FailSafe(Duration holdFor, double amps) {

    /** The least current of IEC 61851 after two minutes. */
    public static final FailSafe DEFAULT = new FailSafe(Duration.ofMinutes(2), 6);

    public FailSafe {
        if (holdFor.isNegative() || !(amps >= 0)) {
            throw new IllegalArgumentException("no such fail-safe: " + amps + " A after " + holdFor);
        }
    }
}
