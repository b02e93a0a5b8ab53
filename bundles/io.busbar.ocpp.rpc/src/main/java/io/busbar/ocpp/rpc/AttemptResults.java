package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Endpoint;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from how an attempt or a link ended: which profile and password are tried next, when, and what of the former credentials is needed no
 * more. On the loop.
 */
final class AttemptResults {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptResults.class);

    private final ProfileChooser chooser;
    private final Credentials credentials;
    private final Passwords passwords;
    private final FailureReports reports;
    private final BackOff backOff;

    AttemptResults(NetworkProfiles profiles, FailureReports reports, BackOff backOff) {
        chooser = profiles.chooser;
        credentials = profiles.credentials;
        passwords = profiles.passwords;
        this.reports = reports;
        this.backOff = backOff;
    }

    /** No link, or one on which no call was answered. @return how long to wait now */
    Duration failed(LinkAttempt attempt, Throwable failure) {
        if (chooser.failed()) {
            LOG.debug("the attempts with network profile {} are used up", attempt.slot());
        }
        passwords.failed(attempt, failure);
        Duration wait = backOff.next(chooser.current().map(ProfileChooser.Candidate::slot).orElse(attempt.slot()));
        reports.failed(attempt.slot(), failure, wait);
        return wait;
    }

    /** A link on which calls were answered. @return how long to wait now */
    Duration lost(LinkAttempt attempt) {
        if (attempt.resetsBackOff()) {
            backOff.reset();
        }
        chooser.lost(attempt.candidate);
        return backOff.next(attempt.slot());
    }

    /** By the station's own decision: that is no failed attempt. */
    void closed(LinkAttempt attempt) {
        if (attempt.proven()) {
            backOff.reset();
            chooser.lost(attempt.candidate);
        }
    }

    /** The CSMS has answered for the first time. */
    void proven(LinkAttempt attempt, Connection connection) {
        reports.connected();
        passwords.proved(attempt);
        if (attempt.content().tls()) {
            credentials.proved(connection.trustedRoot(), attempt.endpoint().map(Endpoint::tls).flatMap(tls -> tls.identity()));
        }
    }
}
