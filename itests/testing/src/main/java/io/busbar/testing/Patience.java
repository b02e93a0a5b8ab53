package io.busbar.testing;

import java.time.Duration;

/**
 * Upper limits of waiting. A test that waits ends its wait when the condition holds; the limit only says when to give up, so it costs nothing
 * on a fast machine. {@code -Dbusbar.patience=3} makes all of them three times as long.
 */
public final class Patience {

    private static final double FACTOR = factor();

    private Patience() {}

    static double factor() {
        String text = System.getProperty("busbar.patience", "1");
        double factor = Double.parseDouble(text);
        if (!(factor > 0)) {
            throw new IllegalArgumentException("busbar.patience must be above 0, not " + text);
        }
        return factor;
    }

    /** @param usual the limit for a loaded machine of two cores */
    public static Duration of(Duration usual) {
        return Duration.ofMillis(Math.round(usual.toMillis() * FACTOR));
    }

    /** @param usual the limit for a loaded machine of two cores, in seconds */
    public static Duration ofSeconds(long usual) {
        return of(Duration.ofSeconds(usual));
    }
}
