package io.busbar.station.core.evse;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;

/**
 * What a vehicle may draw at most. A permit that was lowered counts until the driver has accepted the lower one and the vehicle had the time that
 * IEC 61851-1 gives it, or until its lease is over, whatever comes first.
 */
final class DrawnCurrent {

    private static final Duration VEHICLE_FOLLOWS = Duration.ofSeconds(5);
    private static final Duration CONTACTOR_OPENS = Duration.ofSeconds(3);

    private final StationLoop loop;
    private final Duration lease;
    private double amps;
    private double earlier;
    private Duration earlierUntil = Duration.ZERO;
    private Order newest = new Order();

    DrawnCurrent(StationLoop loop, Duration lease) {
        this.loop = loop;
        this.lease = lease;
    }

    /** One order to the driver. */
    final class Order {

        /** The driver has it: the vehicle obeys soon. Older orders do not count any more. */
        void accepted() {
            Duration obeyed = loop.uptime().plus(VEHICLE_FOLLOWS);
            if (newest == this && obeyed.compareTo(earlierUntil) < 0) {
                earlierUntil = obeyed;
            }
        }
    }

    /** A permit of so many amperes per phase is ordered, or none at all. */
    Order order(double now) {
        newest = new Order();
        if (now < amps) {
            keep(amps());
        }
        amps = Math.max(0, now);
        return newest;
    }

    /** What the last driver ordered stands until its lease is over; a withdrawn permit may stand for as long. */
    void driverChanged() {
        keep(amps());
        amps = 0;
        newest = new Order();
    }

    private void keep(double most) {
        earlier = most;
        earlierUntil = loop.uptime().plus(lease).plus(CONTACTOR_OPENS);
    }

    double amps() {
        return loop.uptime().compareTo(earlierUntil) < 0 ? Math.max(amps, earlier) : amps;
    }
}
