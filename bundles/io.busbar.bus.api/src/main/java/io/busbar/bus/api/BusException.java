package io.busbar.bus.api;

/** A bus did not do what it was asked for. The message says what and why, for a technician. */
public class BusException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such port, or its device is missing now. */
        NOT_CONNECTED,
        /** Another bundle has the port. */
        IN_USE,
        /** No answer, or not all of it, within the time-out and after all retries. */
        TIMEOUT,
        /** The device answered that it does not do that. */
        REJECTED,
        /** The answer is not one to the request, or is damaged, after all retries. */
        BAD_ANSWER,
        /** Too many requests wait for the bus. */
        OVERLOADED,
        /** Whoever asked has closed, or the bus stops. */
        CLOSED
    }

    private final Reason reason;

    public BusException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
