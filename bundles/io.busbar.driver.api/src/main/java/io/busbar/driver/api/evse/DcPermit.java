package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Power;
import java.time.Duration;
import java.util.Objects;

/** Permission to deliver direct current, made by {@link DcAbilities#permit}. The vehicle's own limits come on top. */
public final class DcPermit implements Permit {

    private final double watts;
    private final double maxVolts;
    private final double maxAmps;
    private final Duration lease;

    DcPermit(double watts, DcAbilities abilities, Duration lease) {
        this.watts = watts;
        maxVolts = abilities.maxVolts();
        maxAmps = abilities.maxAmps();
        this.lease = Leases.checked(lease);
    }

    /** Greatest voltage. */
    public double maxVolts() {
        return maxVolts;
    }

    /** Greatest current, in either direction. */
    public double maxAmps() {
        return maxAmps;
    }

    @Override
    public Power power() {
        return Power.watts(watts);
    }

    @Override
    public double watts() {
        return watts;
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DcPermit that && watts == that.watts && maxVolts == that.maxVolts && maxAmps == that.maxAmps
                && lease.equals(that.lease);
    }

    @Override
    public int hashCode() {
        return Objects.hash(watts, lease);
    }

    @Override
    public String toString() {
        return watts + " W, at most " + maxVolts + " V and " + maxAmps + " A, for " + lease.toSeconds() + " s";
    }
}
