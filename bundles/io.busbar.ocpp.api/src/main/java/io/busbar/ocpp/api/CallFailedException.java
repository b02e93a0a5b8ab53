package io.busbar.ocpp.api;

import java.util.Optional;

/** Why a call to the CSMS has no answer. */
public final class CallFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Cause {
        /** No link, or the link went away before the answer. The CSMS may or may not have seen the call. */
        OFFLINE,
        /** Not accepted by the CSMS yet (B02, B03); the call was not sent. */
        NOT_ACCEPTED,
        /** No answer in time (MessageTimeout); the line is free again. */
        TIMEOUT,
        /** The CSMS answered with a CALLERROR, see {@link #errorCode()}. */
        ERROR,
        /** The CSMS answered, so the request was delivered, but the answer cannot be read. */
        INVALID_ANSWER,
        /** The request does not fit the negotiated version, or cannot be said in it; it was not sent. */
        INVALID_REQUEST,
        /** Too many calls are waiting already; it was not sent. */
        BUSY
    }

    private final Cause reason;

    private final transient Optional<RpcErrorCode> errorCode;

    public CallFailedException(Cause reason, String message) {
        this(reason, message, Optional.empty());
    }

    public CallFailedException(Cause reason, String message, Optional<RpcErrorCode> errorCode) {
        super(message);
        this.reason = reason;
        this.errorCode = errorCode;
    }

    public Cause reason() {
        return reason;
    }

    /** The peer's code, with {@link Cause#ERROR} if it is one that OCPP knows. */
    public Optional<RpcErrorCode> errorCode() {
        return errorCode == null ? Optional.empty() : errorCode;
    }
}
