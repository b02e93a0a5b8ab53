package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Supply;
import java.time.Duration;
import java.util.Optional;

/**
 * Charging with alternating current.
 *
 * @param minAmps least current that can be offered, per phase; 6 for IEC 61851
 * @param maxAmps greatest current, per phase, of hardware and installation
 * @param phases that supply it: 1 or 3
 * @param nominalVolts between phase and neutral
 * @param phaseSwitching whether a permit for one phase is obeyed by an EVSE with three
 * @param maxDischargeAmps greatest current from the vehicle, per phase; 0 if it cannot take any
 */
public record AcAbilities(double minAmps, double maxAmps, int phases, double nominalVolts, boolean phaseSwitching, double maxDischargeAmps)
        implements
            PowerAbilities {

    @Override
    public Supply supply() {
        return new Supply(phases, nominalVolts);
    }

    @Override
    public double maxWatts() {
        return supply().watts(maxAmps, phases);
    }

    @Override
    public double minAmpsOfSupply() {
        return minAmps;
    }

    /** The phases that a permit for at most so many gets: without phase switching always all, with it one or all. */
    public int usable(int atMost) {
        return phaseSwitching && atMost < phases ? 1 : phases;
    }

    /**
     * The permit that comes closest to what is wanted without exceeding it: at most the greatest current; none below the least (charging pauses).
     *
     * @param amps per phase; negative to take power from the vehicle
     * @param atMostPhases see {@link #usable}
     * @param lease how long it holds without renewal; more than zero
     */
    public Optional<AcPermit> permit(double amps, int atMostPhases, Duration lease) {
        double possible = Math.max(-maxDischargeAmps, Math.min(amps, maxAmps));
        if (phases < 1 || !(Math.abs(possible) >= minAmps) || possible == 0) {
            return Optional.empty();
        }
        return Optional.of(new AcPermit(possible, usable(atMostPhases), this, lease));
    }
}
