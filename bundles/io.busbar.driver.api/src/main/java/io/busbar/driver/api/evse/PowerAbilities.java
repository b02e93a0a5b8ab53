package io.busbar.driver.api.evse;

import io.busbar.driver.api.power.Supply;

/** How an EVSE charges. Only from these can a {@link Permit} be made. */
public sealed interface PowerAbilities permits AcAbilities, DcAbilities {

    /** The alternating-current side, by which currents and powers are converted. */
    Supply supply();

    /** Greatest power to the vehicle, in watts. */
    double maxWatts();

    /** Least current that can be offered, per phase of {@link #supply}. */
    double minAmpsOfSupply();
}
