package io.busbar.station.api.evse;

/** Of a connector's cable lock. */
public enum LockState {
    /** No lock: a tethered cable. */
    NONE, UNLOCKED, LOCKED,
    /** The lock did not reach the position it was sent to. */
    FAILED
}
