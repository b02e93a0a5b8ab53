package io.busbar.plant.api;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What changes at a car; what is empty stays. It also holds for later cars, until {@link Plant#reset}.
 *
 * @param ready whether it wants energy
 * @param powerW most that its on-board charger draws, 0 to 50000
 * @param phases that its charger uses: 1 or 3
 * @param socPercent state of charge now (of a later car: when it comes), 0 to 100
 * @param capacityWh of its battery, 1000 to 200000
 */
public record EvChange(Optional<Boolean> ready, OptionalDouble powerW, OptionalInt phases, OptionalDouble socPercent,
        OptionalDouble capacityWh) {

    public static final EvChange NONE = new EvChange(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(),
            OptionalDouble.empty());

    public EvChange {
        check("powerW", powerW, 0, 50_000);
        check("socPercent", socPercent, 0, 100);
        check("capacityWh", capacityWh, 1_000, 200_000);
        if (phases.isPresent() && phases.getAsInt() != 1 && phases.getAsInt() != 3) {
            throw new IllegalArgumentException("phases must be 1 or 3");
        }
    }

    private static void check(String name, OptionalDouble value, double least, double most) {
        if (value.isPresent() && !(value.getAsDouble() >= least && value.getAsDouble() <= most)) {
            throw new IllegalArgumentException(name + " must be from " + (long) least + " to " + (long) most);
        }
    }

    public EvChange ready(boolean now) {
        return new EvChange(Optional.of(now), powerW, phases, socPercent, capacityWh);
    }

    public EvChange powerW(double watts) {
        return new EvChange(ready, OptionalDouble.of(watts), phases, socPercent, capacityWh);
    }

    public EvChange phases(int number) {
        return new EvChange(ready, powerW, OptionalInt.of(number), socPercent, capacityWh);
    }

    public EvChange socPercent(double percent) {
        return new EvChange(ready, powerW, phases, OptionalDouble.of(percent), capacityWh);
    }

    public EvChange capacityWh(double wattHours) {
        return new EvChange(ready, powerW, phases, socPercent, OptionalDouble.of(wattHours));
    }
}
