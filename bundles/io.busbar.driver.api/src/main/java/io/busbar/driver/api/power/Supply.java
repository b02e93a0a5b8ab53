package io.busbar.driver.api.power;

/**
 * The alternating-current side of an EVSE: the one place where amperes and watts are converted. The voltage is the nominal one, not the measured
 * one (OCPP 2.1, K01.FR.50).
 *
 * @param phases 1 or 3
 * @param nominalVolts between phase and neutral
 */
public record Supply(int phases, double nominalVolts) {

    /**
     * Amperes per phase. Watts are divided by the phases that are used, or by those that the quantity names where these are more: what was meant for
     * three phases is not put on one.
     *
     * @param used phases that power flows on, 1 to 3
     */
    public double amps(Power power, int used) {
        if (power instanceof Power.AcAmps amps) {
            return amps.least();
        }
        if (power instanceof Power.Watts watts) {
            return watts.watts() / (nominalVolts * Math.max(used, watts.phases().orElse(used)));
        }
        Power.DcAmps direct = (Power.DcAmps) power;
        return direct.volts() * direct.amps() / (nominalVolts * used);
    }

    /** Watts over all phases; amperes count on as many phases as they name, on all of this supply if they name none. */
    public double watts(Power power) {
        if (power instanceof Power.AcAmps amps) {
            return watts(amps.least(), Math.min(phases, amps.phases().orElse(phases)));
        }
        if (power instanceof Power.Watts watts) {
            return watts.watts();
        }
        Power.DcAmps direct = (Power.DcAmps) power;
        return direct.volts() * direct.amps();
    }

    /** Watts of a current on some phases. */
    public double watts(double amps, int used) {
        return amps * nominalVolts * used;
    }
}
