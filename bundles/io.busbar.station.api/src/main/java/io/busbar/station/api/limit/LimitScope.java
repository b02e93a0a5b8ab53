package io.busbar.station.api.limit;

/** What a limit is for. */
public enum LimitScope {
    /** All EVSEs together. */
    STATION,
    /** One EVSE. */
    EVSE
}
