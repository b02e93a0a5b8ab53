package io.busbar.station.api.limit;

import java.util.OptionalInt;

/**
 * @param amps per phase, 0 or more; below the driver's minimum means a pause
 * @param phases at most so many, 1 or 3; empty for all
 */
public record Limit(double amps, OptionalInt phases) {

    public static Limit amps(double amps) {
        return new Limit(amps, OptionalInt.empty());
    }
}
