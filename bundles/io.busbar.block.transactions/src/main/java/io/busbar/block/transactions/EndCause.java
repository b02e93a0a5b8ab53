package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.Optional;

/**
 * Why a transaction ends.
 *
 * @param token who stopped, if a token did
 * @param holdCable the cable stays locked until its owner shows the token (E05.FR.11, E09.FR.03)
 */
record EndCause(TriggerReason trigger, Reason reason, Optional<StoredToken> token, boolean holdCable) {

    static EndCause of(TriggerReason trigger, Reason reason) {
        return new EndCause(trigger, reason, Optional.empty(), false);
    }

    EndCause holding(boolean hold) {
        return new EndCause(trigger, reason, token, hold);
    }

    EndCause because(Reason other) {
        return new EndCause(trigger, other, token, holdCable);
    }
}
