package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.Optional;

/**
 * The end of an authorization.
 *
 * @param idToken who stopped, if a token did
 * @param endTransaction end the transaction now whatever TxStopPoint says (RequestStopTransaction, Reset, and what the reason demands)
 */
public record StopRequest(TriggerReason trigger, Reason reason, Optional<IdToken> idToken, boolean endTransaction) {}
