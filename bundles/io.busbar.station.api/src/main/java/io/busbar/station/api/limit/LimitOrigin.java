package io.busbar.station.api.limit;

/** Who or what a limit comes from. */
public enum LimitOrigin {
    /** The operator, by a charging profile. */
    CSO("CSO", true),
    /** An energy management system on the site. */
    EMS("EMS", true),
    /** The operator of the grid. */
    GRID_OPERATOR("SO", true),
    /** The site's wiring and fuses. */
    INSTALLATION("Other", false),
    /** What the EVSE's driver says that the hardware can do. */
    HARDWARE("Other", false),
    /** The rating of the cable that is plugged in. */
    CABLE("Other", false),
    /** A rule of the station itself. */
    LOCAL("Other", false),
    /** The station: a source of limits is missing. */
    FAIL_SAFE("Other", false);

    private final String chargingLimitSource;
    private final boolean raised;

    LimitOrigin(String chargingLimitSource, boolean raised) {
        this.chargingLimitSource = chargingLimitSource;
        this.raised = raised;
    }

    /** OCPP's ChargingLimitSource. */
    public String chargingLimitSource() {
        return chargingLimitSource;
    }

    /** Whether an {@link Limit.Kind#ADDITION} raises limits of this origin: what is generated on the site does not pass the grid, but does pass fuses. */
    public boolean raisedByAdditions() {
        return raised;
    }
}
