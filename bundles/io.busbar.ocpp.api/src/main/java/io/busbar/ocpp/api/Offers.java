package io.busbar.ocpp.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What a component offers beyond handlers, variables and triggers: optional features and answers of OCPP's certification, by their ids (part 5),
 * e.g. {@code C-57}; after a blank the details, e.g. {@code "C-41 TLS_AES_128_GCM_SHA256"}. For any component that is a service.
 */
@ComponentPropertyType
public @interface Offers {

    /** Name of the service property. */
    String FEATURES = "busbar.offers";

    String PREFIX_ = "busbar.";

    String[] value();
}
