package io.busbar.ocpp.api;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The vendorId that a {@link DataTransferHandler} component answers: a reversed DNS name, at most 255 characters (P01.FR.02). */
@ComponentPropertyType
public @interface Vendor {

    /** Name of the service property. */
    String VENDOR = "busbar.vendor";

    String PREFIX_ = "busbar.";

    String value();
}
