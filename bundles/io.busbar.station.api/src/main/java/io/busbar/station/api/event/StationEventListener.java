package io.busbar.station.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes events; a service with {@link Subscription}. While it is away after having been there once, its events wait (up to 10,000, then
 * the oldest are dropped and the loss is logged and counted) and come, in order, to the next service with the same subscription name.
 * A subscription that is new since the start begins with the events after its coming; what was before, it reads from the station.
 */
@ConsumerType
public interface StationEventListener {

    /** On the loop. An exception is logged; the event counts as delivered. */
    void on(StationEvent event);
}
