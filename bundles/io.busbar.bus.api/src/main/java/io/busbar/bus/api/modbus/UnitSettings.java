package io.busbar.bus.api.modbus;

import java.time.Duration;

/**
 * How a device is asked.
 *
 * @param timeout for an answer, 10 ms to 10 s
 * @param retries after the first try, 0 to 10; a request that was REJECTED is not tried again
 * @param pause that the device needs between two requests, 0 to 10 s; other devices are asked meanwhile
 */
public record UnitSettings(Duration timeout, int retries, Duration pause) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** One second, two retries, no pause. */
    public static final UnitSettings USUAL = new UnitSettings(Duration.ofSeconds(1), 2, Duration.ZERO);

    public UnitSettings {
        if (timeout.toMillis() < 10 || timeout.compareTo(LONGEST) > 0 || retries < 0 || retries > 10 || pause.isNegative()
                || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "timeout is 10 ms to 10 s, retries are 0 to 10, pause is at most 10 s: " + timeout + ", " + retries
                            + ", " + pause);
        }
    }
}
