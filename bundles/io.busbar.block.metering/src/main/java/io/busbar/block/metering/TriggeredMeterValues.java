package io.busbar.block.metering;

import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** MeterValues on demand (F06.FR.06), of one EVSE or of all. */
@Component(service = TriggeredMessage.class)
@Triggers("MeterValues")
public final class TriggeredMeterValues implements TriggeredMessage {

    private final MeteringBlock block;

    @Activate
    public TriggeredMeterValues(@Reference MeteringBlock block) {
        this.block = block;
    }

    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        List<Runnable> senders = block.book().triggered(Optional.ofNullable(request.evse()).map(EVSE::id));
        return senders.isEmpty() ? Optional.empty() : Optional.of(() -> senders.forEach(Runnable::run));
    }
}
