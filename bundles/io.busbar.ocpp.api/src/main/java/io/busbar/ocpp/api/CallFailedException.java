package io.busbar.ocpp.api;

import java.util.Optional;

/** Why a call to the CSMS has no answer. */
public final class CallFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Cause {
        /** No link, or the link was lost before the answer. The CSMS may or may not have seen the call. */
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

    /** Whether the next link, or the CSMS's acceptance of the station, is what the call waits for. */
    public boolean awaitsLink() {
        return reason == Cause.OFFLINE || reason == Cause.NOT_ACCEPTED;
    }

    /**
     * Whether the same call may succeed later. A CALLERROR may be a CSMS in trouble, so it counts as no answer, unless it says that the CSMS does
     * not have the action at all.
     */
    public boolean mayPass() {
        return switch (reason) {
            case OFFLINE, NOT_ACCEPTED, TIMEOUT, BUSY -> true;
            case ERROR -> errorCode().filter(code -> code == RpcErrorCode.NotImplemented || code == RpcErrorCode.NotSupported).isEmpty();
            case INVALID_ANSWER, INVALID_REQUEST -> false;
        };
    }

    /** As {@link #mayPass()}, of any failure of a call; what is no {@code CallFailedException} is a defect and does not pass. */
    public static boolean mayPass(Throwable failure) {
        return failure instanceof CallFailedException call && call.mayPass();
    }

    /** As {@link #awaitsLink()}, of any failure of a call. */
    public static boolean awaitsLink(Throwable failure) {
        return failure instanceof CallFailedException call && call.awaitsLink();
    }

    /** With {@link Cause#ERROR} the peer's code, if it is one that OCPP knows; with {@link Cause#INVALID_REQUEST} why the request was not sent. */
    public Optional<RpcErrorCode> errorCode() {
        return errorCode == null ? Optional.empty() : errorCode;
    }
}
