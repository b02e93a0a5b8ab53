package io.busbar.station.api.limit;

/**
 * What remains of all limits of an EVSE, or of the station.
 *
 * @param amps per phase on the alternating-current side; negative: from the vehicle
 * @param phases that may be used; 0 where direct current is delivered or no driver is there
 * @param watts over all phases
 * @param binding the least of the limits
 */
public record EffectiveLimit(double amps, int phases, double watts, BindingLimit binding) {

    /** Nothing can be delivered where no driver is. */
    public static final EffectiveLimit NO_DRIVER = new EffectiveLimit(0, 0, 0,
            new BindingLimit(LimitOrigin.HARDWARE, "no driver", LimitScope.EVSE));
}
