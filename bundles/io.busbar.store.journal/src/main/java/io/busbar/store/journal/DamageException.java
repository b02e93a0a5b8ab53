package io.busbar.store.journal;

/** The journal is not what was written. */
final class DamageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamageException(String message) {
        super(message);
    }
}
