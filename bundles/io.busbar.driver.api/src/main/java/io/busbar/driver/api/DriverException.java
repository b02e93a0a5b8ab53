package io.busbar.driver.api;

/** The hardware did not do it; the message says what and why, for a technician. */
public final class DriverException extends Exception {

    private static final long serialVersionUID = 1L;

    public DriverException(String message) {
        super(message);
    }

    public DriverException(String message, Throwable cause) {
        super(message, cause);
    }
}
