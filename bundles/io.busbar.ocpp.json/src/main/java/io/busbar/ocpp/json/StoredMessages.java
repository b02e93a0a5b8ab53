package io.busbar.ocpp.json;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;

/**
 * The format in which the station stores messages: the JSON of the message records, without a version's limits, in full precision. It is the station's
 * own, whichever versions are installed, and never sent. What a later release of the station wrote and this one does not know is left out. Safe for any
 * thread.
 */
public final class StoredMessages {

    private final JsonCodec codec = JsonCodec.archive();

    /** @throws IllegalArgumentException when a record holds what JSON has no words for */
    public String write(Message message) {
        try {
            return codec.encode(message);
        } catch (RpcException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * @param action of OCPP 2.x
     * @param stored what {@link #write} made of a request of this action
     * @throws RpcException NotImplemented for an action that has no request, else what is wrong with the text
     */
    public Request<?> read(String action, String stored) throws RpcException {
        ActionType type = Actions.find(action).filter(known -> known.response().isPresent())
                .orElseThrow(() -> new RpcException(RpcErrorCode.NotImplemented, "no such request"));
        return (Request<?>) codec.decode(type.request(), stored);
    }
}
