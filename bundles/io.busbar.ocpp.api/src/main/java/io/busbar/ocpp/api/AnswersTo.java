package io.busbar.ocpp.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The action whose answers an {@link OutboxListener} component takes. */
@ComponentPropertyType
public @interface AnswersTo {

    /** Name of the service property. */
    String ACTION = "busbar.answers.to";

    String PREFIX_ = "busbar.";

    String value();
}
