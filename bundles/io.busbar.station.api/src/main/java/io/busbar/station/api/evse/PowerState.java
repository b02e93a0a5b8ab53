package io.busbar.station.api.evse;

/** What power does at an EVSE: the control pilot, the grant and the limit together. */
public enum PowerState {
    /** No car. */
    IDLE,
    /** A car is connected and nothing is granted. */
    CONNECTED,
    /** Granted and offered, but the car does not take it. */
    SUSPENDED_BY_EV,
    /** Granted, and held back by us: a limit below the minimum, a fault, or the contactor not closed yet. */
    SUSPENDED_BY_EVSE,
    /** Energy may flow: contactor closed, the car is ready. */
    CHARGING
}
