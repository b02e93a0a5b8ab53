package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Permission to charge.
 *
 * @param idToken to whom
 * @param info what is known of it: its group, its end
 * @param trigger how it came: Authorized for a token at the station, RemoteStart
 * @param remoteStartId of the RequestStartTransaction
 * @param anyEvse whether it names no EVSE: while it waits for the car, and nothing has begun with it, it moves to the EVSE where one is plugged in
 */
public record Authorization(IdToken idToken, Optional<IdTokenInfo> info, TriggerReason trigger, OptionalInt remoteStartId,
        boolean anyEvse) {

    /** For one EVSE. */
    public Authorization(IdToken idToken, Optional<IdTokenInfo> info, TriggerReason trigger, OptionalInt remoteStartId) {
        this(idToken, info, trigger, remoteStartId, false);
    }
}
