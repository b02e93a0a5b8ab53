package io.busbar.driver.api.power;

import java.util.OptionalInt;

/**
 * How much electricity, in the unit that it was given in. Positive: to the vehicle; negative: from the vehicle (discharging). {@link Supply}
 * converts between the units.
 */
public sealed interface Power permits Power.AcAmps, Power.Watts, Power.DcAmps {

    /** The same number of amperes on each phase that the EVSE has. */
    static Power amps(double amps) {
        return new AcAmps(amps, amps, amps, OptionalInt.empty());
    }

    /** @param phases 1 to 3 */
    static Power amps(double amps, int phases) {
        return new AcAmps(amps, amps, amps, OptionalInt.of(phases));
    }

    /** In total, over all phases. */
    static Power watts(double watts) {
        return new Watts(watts, OptionalInt.empty());
    }

    /** @param phases 1 to 3 */
    static Power watts(double watts, int phases) {
        return new Watts(watts, OptionalInt.of(phases));
    }

    /**
     * Alternating current. An EVSE that cannot treat its phases differently obeys the least of the three.
     *
     * @param l1 amperes of the first phase
     * @param l2 amperes of the second phase
     * @param l3 amperes of the third phase
     * @param phases how many may be used, 1 to 3; empty: as many as the EVSE has
     */
    record AcAmps(double l1, double l2, double l3, OptionalInt phases) implements Power {

        public AcAmps {
            check(l1, l2, l3);
            check(phases);
        }

        /** Amperes per phase that hold for all three. */
        public double least() {
            return Math.min(l1, Math.min(l2, l3));
        }
    }

    /**
     * Power over all phases.
     *
     * @param phases how many may be used, 1 to 3; empty: as many as the EVSE has
     */
    record Watts(double watts, OptionalInt phases) implements Power {

        public Watts {
            check(watts);
            check(phases);
        }
    }

    /** Direct current. */
    record DcAmps(double volts, double amps) implements Power {

        public DcAmps {
            check(volts, amps);
            if (volts < 0) {
                throw new IllegalArgumentException("the sign is that of the current: " + volts + " V");
            }
        }

        @Override
        public OptionalInt phases() {
            return OptionalInt.empty();
        }
    }

    /** How many phases may be used; empty where nothing is said of them. */
    OptionalInt phases();

    private static void check(double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not a quantity: " + number);
            }
        }
    }

    private static void check(OptionalInt phases) {
        if (phases.isPresent() && (phases.getAsInt() < 1 || phases.getAsInt() > 3)) {
            throw new IllegalArgumentException("not a number of phases: " + phases.getAsInt());
        }
    }
}
