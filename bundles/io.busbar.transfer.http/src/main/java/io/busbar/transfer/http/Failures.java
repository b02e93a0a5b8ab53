package io.busbar.transfer.http;

import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.TransferFailures;
import java.net.http.HttpTimeoutException;

/** Turns status codes and what the client throws into a failure of the contract. */
final class Failures {

    private Failures() {}

    static TransferException storage(Throwable failure) {
        return TransferFailures.storage(failure);
    }

    /** @param begun whether the answer had begun */
    static TransferException of(Throwable failure, boolean begun, String host) {
        for (Throwable cause = failure; cause != null && !begun; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return TransferFailures.unreachable(host + " did not answer in time", failure);
            }
        }
        return TransferFailures.of(failure, begun, host);
    }

    static TransferException status(int code) {
        String answer = "the server answered HTTP " + code;
        return new TransferException(switch (code) {
            case 401, 403, 407 -> TransferFailure.UNAUTHORIZED;
            case 404, 410 -> TransferFailure.NOT_FOUND;
            case 408, 425, 429, 500, 502, 503, 504 -> TransferFailure.UNAVAILABLE;
            default -> TransferFailure.REFUSED;
        }, answer);
    }
}
