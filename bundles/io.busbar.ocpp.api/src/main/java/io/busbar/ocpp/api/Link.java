package io.busbar.ocpp.api;

import java.time.Duration;
import java.util.Optional;

/**
 * State of the link to the CSMS.
 *
 * @param up a WebSocket is open and its sub-protocol agreed
 * @param version the version agreed, while up
 * @param since {@code StationLoop.uptime()} of the last change
 * @param why in words: why it is down, or to whom it is up; nothing secret
 * @param due {@code StationLoop.uptime()} at which the next attempt begins, or the one under way has ended at the latest; empty while up, and
 *            where nobody keeps a link
 */
public record Link(boolean up, Optional<OcppVersion> version, Duration since, String why, Optional<Duration> due) {

    /** Of a link that nobody keeps. */
    public Link(boolean up, Optional<OcppVersion> version, Duration since, String why) {
        this(up, version, since, why, Optional.empty());
    }
}
