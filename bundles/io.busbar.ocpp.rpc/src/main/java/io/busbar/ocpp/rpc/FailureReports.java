package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.station.api.control.SecurityEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of failed attempts: a line for the technician, and the security event, each kind once until a connection stands (A00.FR.316 note). */
final class FailureReports {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private final SecurityEvents security;
    private final Map<Integer, String> reasons = new HashMap<>();
    private final Set<String> raised = new HashSet<>();

    FailureReports(SecurityEvents security) {
        this.security = security;
    }

    void failed(int slot, Throwable failure, Duration wait) {
        String reason = words(failure);
        List<String> events = failure instanceof ConnectFailedException known ? events(known.reason()) : List.of();
        if (!reason.equals(reasons.put(slot, reason))) {
            LOG.warn("no connection by network profile {}: {}; again in {} s", slot, reason, wait.toSeconds());
        } else {
            LOG.info("still no connection by network profile {}; again in {} s", slot, wait.toSeconds());
        }
        events.stream().filter(raised::add).forEach(event -> security.raise(event, reason));
    }

    void connected() {
        reasons.clear();
        raised.clear();
    }

    static String words(Throwable failure) {
        return failure instanceof ConnectFailedException ? failure.getMessage() : String.valueOf(failure);
    }

    private static List<String> events(ConnectFailedException.Cause cause) {
        return switch (cause) {
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_HOST, CERTIFICATE_REVOKED, CERTIFICATE_WEAK -> List
                    .of("InvalidCsmsCertificate", "CsmsFailedToAuthenticate");
            case TLS_VERSION -> List.of("InvalidTLSVersion");
            case TLS_CIPHER -> List.of("InvalidTLSCipherSuite");
            case UNAUTHORIZED, CLIENT_CERTIFICATE -> List.of("FailedToAuthenticateAtCsms");
            case UNREACHABLE, TLS, UNKNOWN_STATION, NO_SUB_PROTOCOL, HANDSHAKE -> List.of();
        };
    }
}
