package io.busbar.station.api.limit;

import java.util.Optional;

/**
 * What an EVSE offers its vehicle.
 *
 * @param amps per phase, with direct current the greatest current; 0 when nothing is offered; negative: from the vehicle
 * @param phases 1 or 3; 0 for direct current and when nothing is offered
 * @param watts over all phases
 * @param binding what keeps it from being more; empty when power is not granted or a fault makes it impossible
 */
public record PowerOffer(double amps, int phases, double watts, Optional<BindingLimit> binding) {

    public static final PowerOffer NOTHING = new PowerOffer(0, 0, 0, Optional.empty());
}
