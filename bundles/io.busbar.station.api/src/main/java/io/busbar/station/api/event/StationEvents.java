package io.busbar.station.api.event;

import org.osgi.annotation.versioning.ProviderType;

/** Publishes events to the station. */
@ProviderType
public interface StationEvents {

    /** Delivers to all subscriptions, in tasks after the current one. On the loop. */
    void publish(StationEvent event);
}
