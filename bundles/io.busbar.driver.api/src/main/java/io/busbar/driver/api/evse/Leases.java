package io.busbar.driver.api.evse;

import java.time.Duration;

final class Leases {

    private Leases() {}

    static Duration checked(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease is longer than nothing: " + lease);
        }
        return lease;
    }
}
