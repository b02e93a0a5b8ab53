package io.busbar.block.remotecontrol;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageResponse;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageStatus;
import io.busbar.station.api.loop.StationLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;

/** TriggerMessage (F06): whoever can send the message prepares it; it goes out after the answer (F06.FR.04). */
@Component
@Handles("TriggerMessage")
public final class TriggerMessage implements CallHandler<TriggerMessageRequest, TriggerMessageResponse> {

    private record Source(List<String> messages, TriggeredMessage message) {}

    private final StationLoop loop;
    private final List<Source> sources = new ArrayList<>();

    @Activate
    public TriggerMessage(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindMessage(TriggeredMessage message, Map<String, Object> properties) {
        Object names = properties.get(Triggers.MESSAGES);
        List<String> messages = names instanceof String[] several ? List.of(several) : List.of(String.valueOf(names));
        loop.execute(() -> sources.add(new Source(messages, message)));
    }

    void unbindMessage(TriggeredMessage message) {
        loop.execute(() -> sources.removeIf(source -> source.message == message));
    }

    @Override
    public Promise<TriggerMessageResponse> handle(TriggerMessageRequest request) {
        String name = request.requestedMessage().wire();
        Optional<Source> source = sources.stream().filter(s -> s.messages.contains(name)).findFirst();
        if (source.isEmpty()) {
            return answer(TriggerMessageStatus.NotImplemented);
        }
        Optional<Runnable> send = source.get().message.prepare(request);
        send.ifPresent(loop::execute);
        return answer(send.isPresent() ? TriggerMessageStatus.Accepted : TriggerMessageStatus.Rejected);
    }

    private Promise<TriggerMessageResponse> answer(TriggerMessageStatus status) {
        return loop.resolved(new TriggerMessageResponse(status));
    }
}
