package io.busbar.ocpp.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The messages a {@link TriggeredMessage} component can send, by the names of OCPP's MessageTriggerEnumType. */
@ComponentPropertyType
public @interface Triggers {

    /** Name of the service property. */
    String MESSAGES = "busbar.triggers";

    String PREFIX_ = "busbar.";

    String[] value();
}
