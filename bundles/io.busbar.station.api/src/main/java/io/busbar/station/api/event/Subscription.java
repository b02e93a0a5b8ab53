package io.busbar.station.api.event;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The lasting name of a {@link StationEventListener}'s subscription, by custom that of the block. */
@ComponentPropertyType
public @interface Subscription {

    /** Name of the service property. */
    String NAME = "busbar.subscription";

    String PREFIX_ = "busbar.";

    String value();
}
