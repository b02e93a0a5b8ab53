package io.busbar.driver.api;

/** Service properties of drivers of all kinds. */
public final class DriverProperty {

    /** Integer: the EVSE that the driver belongs to, from 1 and without holes over the station; absent, or 0, for the whole station. */
    public static final String EVSE_ID = "busbar.evse.id";

    private DriverProperty() {}
}
