package io.busbar.transfer.api;

import java.util.Objects;

/** A file could not be had; the message is for a technician and holds nothing secret. */
public final class TransferException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TransferFailure failure;

    public TransferException(TransferFailure failure, String message) {
        this(failure, message, null);
    }

    public TransferException(TransferFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = Objects.requireNonNull(failure);
    }

    public TransferFailure failure() {
        return failure;
    }
}
