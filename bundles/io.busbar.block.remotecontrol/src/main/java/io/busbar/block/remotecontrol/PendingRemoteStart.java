package io.busbar.block.remotecontrol;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionRequest;
import java.util.Optional;

/**
 * A start that was accepted and whose token is asked for, as it is kept for the next version of this block.
 *
 * @param anywhere whether the CSMS named no EVSE
 * @param group the CSMS named with the token; empty also in rows of before there was one
 */
record PendingRemoteStart(int evseId, String idToken, String type, int remoteStartId, boolean anywhere, Optional<Group> group) {

    record Group(String idToken, String type) {}

    static PendingRemoteStart of(int evseId, RequestStartTransactionRequest request) {
        return new PendingRemoteStart(evseId, request.idToken().idToken(), request.idToken().type(), request.remoteStartId(),
                request.evseId() == null,
                Optional.ofNullable(request.groupIdToken()).map(group -> new Group(group.idToken(), group.type())));
    }

    IdToken token() {
        return new IdToken(idToken, type);
    }

    /** What was answered about the token, with the group of the request if the answer had none. */
    IdTokenInfo completed(IdTokenInfo received) {
        return received.groupIdToken() != null
                ? received
                : group.map(g -> IdTokenInfo.builder().status(received.status()).groupIdToken(new IdToken(g.idToken, g.type)).build())
                        .orElse(received);
    }
}
