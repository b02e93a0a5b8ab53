package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Leave to charge.
 *
 * @param idToken to whom
 * @param info what is known of it: its group, its end
 * @param trigger how it came: Authorized for a token at the station, RemoteStart
 * @param remoteStartId of the RequestStartTransaction
 */
public record Authorization(IdToken idToken, Optional<IdTokenInfo> info, TriggerReason trigger, OptionalInt remoteStartId) {}
