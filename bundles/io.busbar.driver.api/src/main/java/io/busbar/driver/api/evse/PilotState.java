package io.busbar.driver.api.evse;

/** The control pilot of IEC 61851-1, annex A. */
public enum PilotState {
    /** No car. */
    A,
    /** Car connected, not ready. */
    B,
    /** Car ready for energy. */
    C,
    /** Car ready, ventilation required. */
    D,
    /** No pilot: short circuit, or no power. */
    E,
    /** The EVSE is not available. */
    F
}
