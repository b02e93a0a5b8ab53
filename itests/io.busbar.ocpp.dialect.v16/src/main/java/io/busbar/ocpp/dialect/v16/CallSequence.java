package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Response;
import io.busbar.store.api.Commit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** A request as the calls that it takes, made one by one: a later one may need what an earlier one's answer has brought. */
final class CallSequence<R extends Response> implements Exchange<R> {

    /** Reads an answer. */
    interface Reader<T> {

        void read(T answer, Supplier<Commit> commit);
    }

    private record Planned<T extends Message>(String action, Supplier<Message> message, Class<T> type, Reader<T> reader,
            boolean dispensable) {

        void answered(JsonCodec codec, String payload, Supplier<Commit> commit) throws RpcException {
            reader.read(codec.decodeLeniently(type, payload, ignored -> {}), commit);
        }
    }

    private final JsonCodec codec;
    private final Supplier<R> response;
    private final Deque<Planned<?>> rest = new ArrayDeque<>();
    private Reader<Void> first = (nothing, commit) -> {};
    private Planned<?> now;

    /** @param response asked for when all calls are answered */
    CallSequence(JsonCodec codec, Supplier<R> response) {
        this.codec = codec;
        this.response = response;
    }

    /** What is stored before the first call, or with the response when there is none. */
    CallSequence<R> first(Reader<Void> stored) {
        first = stored;
        return this;
    }

    <T extends Message> CallSequence<R> then(String action, Supplier<Message> message, Class<T> type, Reader<T> reader) {
        rest.add(new Planned<>(action, message, type, reader, false));
        return this;
    }

    /** A call whose CALLERROR changes nothing. */
    CallSequence<R> thenInform(String action, Message message) {
        rest.add(new Planned<>(action, () -> message, Messages.Empty.class, (empty, commit) -> {}, true));
        return this;
    }

    @Override
    public Step<R> begin(Supplier<Commit> commit) throws RpcException {
        first.read(null, commit);
        return next();
    }

    @Override
    public Step<R> answered(String payload, Supplier<Commit> commit) throws RpcException {
        now.answered(codec, payload, commit);
        return next();
    }

    @Override
    public Optional<Step<R>> failed(Optional<RpcErrorCode> code, Supplier<Commit> commit) throws RpcException {
        return now.dispensable ? Optional.of(next()) : Optional.empty();
    }

    private Step<R> next() throws RpcException {
        if (rest.isEmpty()) {
            return new Step.Answered<>(response.get());
        }
        now = rest.remove();
        return new Step.Call<>(now.action, codec.encode(now.message.get()));
    }
}
