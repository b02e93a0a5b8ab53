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
 */
public record Link(boolean up, Optional<OcppVersion> version, Duration since, String why) {}
