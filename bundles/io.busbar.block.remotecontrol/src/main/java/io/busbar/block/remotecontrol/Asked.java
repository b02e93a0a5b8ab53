package io.busbar.block.remotecontrol;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionRequest;

/**
 * A start that was accepted and whose token is asked for, as it is kept for the next version of this block.
 *
 * @param start number of the station's start that wrote it
 */
record Asked(long start, int evseId, String idToken, String type, int remoteStartId) {

    static Asked of(long start, int evseId, RequestStartTransactionRequest request) {
        return new Asked(start, evseId, request.idToken().idToken(), request.idToken().type(), request.remoteStartId());
    }

    IdToken token() {
        return new IdToken(idToken, type);
    }
}
