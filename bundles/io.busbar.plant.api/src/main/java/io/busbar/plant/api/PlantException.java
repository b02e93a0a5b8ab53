package io.busbar.plant.api;

/** It cannot be done in this plant now; the message says why. Nothing was changed. */
public final class PlantException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        NO_SUCH_EVSE, NO_SUCH_CONNECTOR, ALREADY_PLUGGED,
        /** A car is at another connector of this EVSE. */
        EVSE_TAKEN, NOT_PLUGGED,
        /** The connector has no lock that could fail. */
        NO_LOCK,
        /** No driver listens to a reader for that. */
        NO_READER,
        /** No driver listens to a button for that. */
        NO_BUTTON, NOT_CHARGING,
        /** The screen does not show it. */
        NOT_SHOWN
    }

    private final Reason reason;

    public PlantException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
