package io.busbar.ocpp.api;

import java.util.Objects;

/** The one exception that becomes a CALLERROR. The description is for the peer: at most 255 characters, and nothing secret. */
public final class RpcException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RpcErrorCode code;

    public RpcException(RpcErrorCode code, String description) {
        super(description);
        this.code = Objects.requireNonNull(code);
    }

    public RpcException(RpcErrorCode code, String description, Throwable cause) {
        super(description, cause);
        this.code = Objects.requireNonNull(code);
    }

    public RpcErrorCode code() {
        return code;
    }
}
