package io.busbar.transfer.api;

/** Why a file could not be had. */
public enum TransferFailure {
    /** No transfer speaks this scheme, or the URI says too little. */
    UNSUPPORTED(false),
    /** No address, no route, refused, or no answer in time. */
    UNREACHABLE(true),
    /** The peer's certificate is not trusted, expired or not for this host; or no common version or cipher. */
    UNTRUSTED(false),
    /** It wants other credentials, or none will do. */
    UNAUTHORIZED(false),
    /** The peer has no such file. */
    NOT_FOUND(false),
    /** The peer refused for another lasting reason, or answered what nobody can understand. */
    REFUSED(false),
    /** The peer cannot at the moment. */
    UNAVAILABLE(true),
    /** Longer than allowed; what came was removed. */
    TOO_LARGE(false),
    /** The connection broke or fell silent on the way. */
    BROKEN_OFF(true),
    /** The file cannot be written here: no space, or the disk's failure. */
    STORAGE(false), CANCELLED(false);

    private final boolean mayPass;

    TransferFailure(boolean mayPass) {
        this.mayPass = mayPass;
    }

    /** Whether the same may succeed a little later. */
    public boolean mayPass() {
        return mayPass;
    }
}
