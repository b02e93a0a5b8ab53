package io.busbar.transfer.http;

import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Turns status codes and what the client throws into a failure of the contract. */
final class Failures {

    private Failures() {}

    static TransferException storage(Throwable failure) {
        return new TransferException(TransferFailure.STORAGE, "the file cannot be written: " + text(failure), failure);
    }

    /** @param begun whether the answer had begun */
    static TransferException of(Throwable failure, boolean begun, String host) {
        if (begun) {
            return new TransferException(TransferFailure.BROKEN_OFF, "the connection to " + host + " broke: " + text(failure), failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return unreachable("no address for " + host, failure);
            }
            if (cause instanceof HttpTimeoutException) {
                return unreachable(host + " did not answer in time", failure);
            }
            if (cause instanceof ConnectException) {
                return unreachable("no connection to " + host, failure);
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return new TransferException(TransferFailure.UNTRUSTED, "TLS with " + host + ": " + text(root(cause)), failure);
            }
        }
        return new TransferException(TransferFailure.BROKEN_OFF, host + " did not answer: " + text(root(failure)), failure);
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

    private static TransferException unreachable(String text, Throwable failure) {
        return new TransferException(TransferFailure.UNREACHABLE, text, failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
