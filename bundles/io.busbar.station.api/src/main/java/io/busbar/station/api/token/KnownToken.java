package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.IdTokenInfo;

/**
 * What is remembered of a token.
 *
 * @param info status and group
 * @param askAgain whether the CSMS is to be asked for its status now, if it can be, when {@code info} is not Accepted (C10.FR.03, C14.FR.03)
 */
public record KnownToken(IdTokenInfo info, boolean askAgain) {}
