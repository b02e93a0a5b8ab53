package io.busbar.plant.sim;

import java.time.Duration;

/** The supply: 230 V and 50 Hz that wander a little and sag under load, the same in each run. */
final class Mains {

    private static final double OHMS = 0.11;
    private static final double[] MEAN_VOLTS = {230.6, 229.8, 230.3};

    private Mains() {}

    /** Phase to neutral. @param phase 0 to 2 */
    static double volts(Duration time, int phase, double amps) {
        double minutes = time.toMillis() / 60_000.0;
        return MEAN_VOLTS[phase] + 0.9 * Math.sin(minutes / 7 + 2 * phase) + 0.4 * Math.sin(minutes * 2.3 + phase) - OHMS * amps;
    }

    static double hertz(Duration time) {
        return 50 + 0.018 * Math.sin(time.toMillis() / 47_000.0) + 0.006 * Math.sin(time.toMillis() / 5_300.0);
    }
}
