package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Power;
import java.time.Duration;
import java.util.Objects;

/** Permission to deliver alternating current, made by {@link AcAbilities#permit}. */
public final class AcPermit implements Permit {

    private final double amps;
    private final int phases;
    private final double watts;
    private final Duration lease;

    AcPermit(double amps, int phases, AcAbilities abilities, Duration lease) {
        this.amps = amps;
        this.phases = phases;
        this.lease = Leases.checked(lease);
        watts = abilities.supply().watts(amps, phases);
    }

    /** Per phase, between the abilities' least and greatest; negative: from the vehicle. */
    public double amps() {
        return amps;
    }

    /** 1 or 3, as the abilities allow. */
    public int phases() {
        return phases;
    }

    @Override
    public Power power() {
        return Power.amps(amps, phases);
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
        return other instanceof AcPermit that && amps == that.amps && phases == that.phases && watts == that.watts
                && lease.equals(that.lease);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amps, phases, lease);
    }

    @Override
    public String toString() {
        return amps + " A on " + phases + (phases == 1 ? " phase for " : " phases for ") + lease.toSeconds() + " s";
    }
}
