package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.IdTokenInfo;

/**
 * @param info status and group of the token
 * @param authority who said so, for the log
 */
public record TokenVerdict(IdTokenInfo info, String authority) {}
