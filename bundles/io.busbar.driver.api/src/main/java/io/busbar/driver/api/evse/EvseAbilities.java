package io.busbar.driver.api.evse;

import java.util.List;

/**
 * What an EVSE can do.
 *
 * @param power how it charges; the permits that it is given are made of this
 * @param connectors of the EVSE, ids from 1
 */
public record EvseAbilities(PowerAbilities power, List<ConnectorAbilities> connectors) {

    public EvseAbilities {
        connectors = List.copyOf(connectors);
    }

    /** An EVSE that charges with alternating current and cannot take any back. */
    public static EvseAbilities ac(double minAmps, double maxAmps, int phases, double nominalVolts, boolean phaseSwitching,
            List<ConnectorAbilities> connectors) {
        return new EvseAbilities(new AcAbilities(minAmps, maxAmps, phases, nominalVolts, phaseSwitching, 0), connectors);
    }

    /** Phases that reach the vehicle: 1 or 3; 0 for direct current. */
    public int phases() {
        return power instanceof AcAbilities ac ? ac.phases() : 0;
    }

    /** Whether an EVSE with three phases obeys a permit for one. */
    public boolean phaseSwitching() {
        return power instanceof AcAbilities ac && ac.phaseSwitching();
    }
}
