package io.busbar.security.api;

/** A certificate is rejected; the message says why and holds nothing secret. */
public final class CredentialRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public CredentialRefusedException(String message) {
        super(message);
    }

    public CredentialRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
