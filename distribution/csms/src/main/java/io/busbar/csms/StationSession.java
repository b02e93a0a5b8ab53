package io.busbar.csms;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Direction;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One connected station. Everything it says is held to the schema of OCPP 2.0.1. Public with public methods, as Jetty looks them up. */
public final class StationSession implements Session.Listener {

    private record Open(Request<?> request, ActionType action, CompletableFuture<Response> answer) {}

    private final String id;
    private final Answers answers;
    private final JsonCodec codec;
    private final Conversation conversation;
    private final Runnable onClose;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private Session session;

    StationSession(String id, Answers answers, JsonCodec codec, Conversation conversation, Runnable onClose) {
        this.id = id;
        this.answers = answers;
        this.codec = codec;
        this.conversation = conversation;
        this.onClose = onClose;
    }

    String id() {
        return id;
    }

    /** Sends a call; the answer fails with the station's CALLERROR or a violation of the schema. */
    CompletableFuture<Response> call(Request<?> request) throws RpcException {
        ActionType action = Actions.of(request.getClass().asSubclass(Message.class));
        String payload = codec.encode(request);
        String messageId = UUID.randomUUID().toString();
        Open call = new Open(request, action, new CompletableFuture<>());
        open.put(messageId, call);
        conversation.log(id, false, action.name(), Words.of(request).orElse(Words.cut(payload)));
        session.sendText(FrameWriter.call(messageId, action.name(), payload), Callback.NOOP);
        return call.answer;
    }

    void close() {
        session.close();
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        conversation.note(id, "connected");
        session.demand();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        conversation.note(id, "disconnected (" + code + (reason == null || reason.isEmpty() ? "" : " " + reason) + ")");
        open.values().forEach(call -> call.answer.completeExceptionally(new IllegalStateException("the station is disconnected")));
        onClose.run();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // a plain cut has no message, and is logged as disconnected
        Optional.ofNullable(cause.getMessage()).ifPresent(message -> conversation.note(id, "link failed: " + message));
    }

    @Override
    public void onWebSocketText(String text) {
        Frame frame = new FrameReader().read(text);
        if (frame instanceof Frame.Call call) {
            session.sendText(answer(call), Callback.NOOP);
        } else if (frame instanceof Frame.CallResult result) {
            Optional.ofNullable(open.remove(result.id())).ifPresentOrElse(call -> answered(call, result.payload()),
                    () -> conversation.violation(id, "an answer to nothing: " + result.id()));
        } else if (frame instanceof Frame.CallError error) {
            conversation.log(id, true, "CALLERROR", error.code() + " " + error.description());
            Optional.ofNullable(open.remove(error.id())).ifPresent(
                    call -> call.answer.completeExceptionally(new IllegalStateException(error.code() + " " + error.description())));
        } else {
            conversation.violation(id, "no OCPP message: " + Words.cut(text));
        }
        session.demand();
    }

    private void answered(Open call, String payload) {
        try {
            Response response = codec.decode(call.action.response().orElseThrow(), payload);
            conversation.log(id, true, call.action.name() + " answer", Words.of(response).orElse(Words.cut(payload)));
            call.answer.complete(response);
        } catch (RpcException e) {
            conversation.violation(id, call.action.name() + " answer: " + e.getMessage());
            call.answer.completeExceptionally(e);
        }
    }

    private String answer(Frame.Call call) {
        try {
            ActionType action = Actions.find(call.action())
                    .filter(known -> known.direction() != Direction.CSMS_TO_STATION && !known.since21())
                    .orElse(null);
            Message request = action == null ? null : codec.decode(action.request(), call.payload());
            conversation.log(id, true, call.action(),
                    request == null ? Words.cut(call.payload()) : Words.of(request).orElse(Words.cut(call.payload())));
            return FrameWriter.callResult(call.id(), codec.encode(answers.to(request)));
        } catch (RpcException e) {
            conversation.violation(id, call.action() + ": " + e.code() + " " + e.getMessage());
            return FrameWriter.callError(call.id(), e.code(), e.getMessage());
        }
    }
}
