package io.busbar.block.transactions;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A driver's permission to charge, as it is stored: rows are read by these component names.
 *
 * @param reservationId of the reservation that is used with it
 * @param told whether a transaction event has carried the token (it is carried once)
 * @param anywhere whether it moves to another EVSE when the car is plugged in there
 * @param refused the CSMS refused the token later, and the transaction continues (StopTxOnInvalidId is false)
 */
@GeneratedBuilder
record GrantedAuthorization(StoredToken token, Optional<StoredToken> group, TriggerReason trigger, Optional<Integer> remoteStartId,
        Optional<Integer> reservationId, boolean told, boolean refused, boolean anywhere) {

    static GrantedAuthorization of(Authorization authorization, OptionalInt reservation) {
        OptionalInt remote = authorization.remoteStartId();
        return new GrantedAuthorization(StoredToken.of(authorization.idToken()),
                authorization.info().flatMap(info -> Optional.ofNullable(info.groupIdToken())).map(StoredToken::of),
                authorization.trigger(), present(remote), present(reservation), false, false,
                authorization.anyEvse());
    }

    private GrantedAuthorizationBuilder toBuilder() {
        return new GrantedAuthorizationBuilder(this);
    }

    private static Optional<Integer> present(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    GrantedAuthorization reportedNow() {
        return toBuilder().told(true).build();
    }

    GrantedAuthorization refusedNow() {
        return toBuilder().refused(true).build();
    }

    GrantedAuthorization inGroup(IdToken newGroup) {
        return toBuilder().group(Optional.of(StoredToken.of(newGroup))).build();
    }

    /** A reservation binds it to its EVSE. */
    boolean mayMove() {
        return anywhere && reservationId.isEmpty();
    }

    Optional<IdToken> groupToken() {
        return group.map(StoredToken::token);
    }

    OptionalInt remoteStart() {
        return remoteStartId.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    Authorization authorization() {
        Optional<IdTokenInfo> info = group.map(
                g -> IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(g.token()).build());
        return new Authorization(token.token(), info, trigger, remoteStart(), anywhere);
    }
}
