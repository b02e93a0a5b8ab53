package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Power;
import io.busbar.driver.api.power.Supply;
import java.time.Duration;
import java.util.Optional;

/**
 * Charging with direct current, which the vehicle asks for within what is permitted.
 *
 * @param minWatts least power that can be offered
 * @param maxWatts greatest power to the vehicle
 * @param maxVolts greatest voltage
 * @param maxAmps greatest current
 * @param maxDischargeWatts greatest power from the vehicle; 0 if it cannot take any
 * @param supply the alternating-current side; losses are not counted
 */
public record DcAbilities(double minWatts, double maxWatts, double maxVolts, double maxAmps, double maxDischargeWatts, Supply supply)
        implements
            PowerAbilities {

    @Override
    public double minAmpsOfSupply() {
        return supply.amps(Power.watts(minWatts), supply.phases());
    }

    /**
     * The permit that comes closest to what is wanted without exceeding it: at most the greatest power; none below the least (charging pauses).
     *
     * @param watts negative to take power from the vehicle
     * @param lease how long it holds without renewal; more than zero
     */
    public Optional<DcPermit> permit(double watts, Duration lease) {
        double possible = Math.max(-maxDischargeWatts, Math.min(watts, maxWatts));
        if (!(Math.abs(possible) >= minWatts) || possible == 0) {
            return Optional.empty();
        }
        return Optional.of(new DcPermit(possible, this, lease));
    }
}
