package io.busbar.block.transactions;

import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** TransactionEvents on demand (F06.FR.07), of one EVSE or of all that have a transaction. */
@Component(service = TriggeredMessage.class)
@Triggers("TransactionEvent")
public final class TriggeredEvent implements TriggeredMessage {

    private final TransactionsBlock block;

    @Activate
    public TriggeredEvent(@Reference TransactionsBlock block) {
        this.block = block;
    }

    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        List<Runnable> reports = block.sessions().triggered(Optional.ofNullable(request.evse()).map(EVSE::id));
        return reports.isEmpty() ? Optional.empty() : Optional.of(() -> reports.forEach(Runnable::run));
    }
}
