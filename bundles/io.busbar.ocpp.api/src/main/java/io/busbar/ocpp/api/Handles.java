package io.busbar.ocpp.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The action that a {@link CallHandler} component answers, e.g. {@code @Handles("GetVariables")}. One handler an action. */
@ComponentPropertyType
public @interface Handles {

    /** Name of the service property. */
    String ACTION = "busbar.handles";

    String PREFIX_ = "busbar.";

    String value();
}
