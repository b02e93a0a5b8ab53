package io.busbar.driver.api.evse;

import java.util.List;

/**
 * @param minAmps least current that can be offered, per phase; 6 for IEC 61851 AC
 * @param maxAmps greatest current, per phase, of hardware and installation
 * @param phases that supply it: 1 or 3; 0 for DC
 * @param nominalVolts between phase and neutral
 * @param phaseSwitching whether a permit for one phase is obeyed by a three-phase EVSE
 * @param bidirectional whether it can take power from the car
 * @param connectors of the EVSE, ids from 1
 */
public record EvseAbilities(double minAmps, double maxAmps, int phases, double nominalVolts, boolean phaseSwitching, boolean bidirectional,
        List<ConnectorAbilities> connectors) {

    public EvseAbilities {
        connectors = List.copyOf(connectors);
    }

    /** Greatest power in watts. */
    public double maxWatts() {
        return maxAmps * nominalVolts * Math.max(1, phases);
    }
}
