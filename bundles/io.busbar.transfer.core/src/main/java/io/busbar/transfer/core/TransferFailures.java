package io.busbar.transfer.core;

import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Turns what connections and disks throw into a failure of the contract. */
public final class TransferFailures {

    private TransferFailures() {}

    public static TransferException storage(Throwable failure) {
        return new TransferException(TransferFailure.STORAGE, "the file cannot be read or written: " + text(failure), failure);
    }

    /** @param begun whether the peer had begun to give or to take the file */
    public static TransferException of(Throwable failure, boolean begun, String host) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAddressException) {
                return new TransferException(TransferFailure.REFUSED, cause.getMessage(), failure);
            }
        }
        if (begun) {
            return new TransferException(TransferFailure.BROKEN_OFF, "the connection to " + host + " broke: " + text(failure), failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return unreachable("no address for " + host, failure);
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return unreachable("no connection to " + host, failure);
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return new TransferException(TransferFailure.UNTRUSTED, "TLS with " + host + ": " + text(root(cause)), failure);
            }
        }
        return new TransferException(TransferFailure.BROKEN_OFF, host + " did not answer: " + text(root(failure)), failure);
    }

    public static TransferException unreachable(String text, Throwable failure) {
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
