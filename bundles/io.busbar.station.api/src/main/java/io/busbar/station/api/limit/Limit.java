package io.busbar.station.api.limit;

import io.busbar.driver.api.power.Power;
import java.util.Objects;

/**
 * What a source wants of the station or of an EVSE.
 *
 * @param power for an addition 0 or more; a maximum below 0 is 0
 */
public record Limit(Kind kind, Power power, LimitOrigin origin) {

    public Limit {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(power);
        Objects.requireNonNull(origin);
    }

    /** What the power means. */
    public enum Kind {
        /** No more than this. Below the driver's minimum charging pauses. */
        MAXIMUM,
        /** Just this, if no maximum is lower; a negative one is power from the vehicle. For the station it is a maximum. */
        SETPOINT,
        /** So much more than the maxima of origins that can be raised, e.g. for what is generated on the site. */
        ADDITION
    }

    /** No more than so many amperes per phase. */
    public static Limit amps(double amps, LimitOrigin origin) {
        return maximum(Power.amps(amps), origin);
    }

    public static Limit maximum(Power power, LimitOrigin origin) {
        return new Limit(Kind.MAXIMUM, power, origin);
    }

    public static Limit setpoint(Power power, LimitOrigin origin) {
        return new Limit(Kind.SETPOINT, power, origin);
    }

    public static Limit addition(Power power, LimitOrigin origin) {
        return new Limit(Kind.ADDITION, power, origin);
    }
}
