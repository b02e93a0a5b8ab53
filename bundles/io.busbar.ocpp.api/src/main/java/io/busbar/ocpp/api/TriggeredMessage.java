package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A message that the CSMS may ask for by TriggerMessage (F06); a service with {@link Triggers}. Without one: NotImplemented. */
@ConsumerType
public interface TriggeredMessage {

    /**
     * Prepares to send. On the station loop.
     *
     * @return what sends the message, run after Accepted was answered; it uses {@link Csms#callAsAsked} or the {@link Outbox}; empty to
     *         answer Rejected
     */
    Optional<Runnable> prepare(TriggerMessageRequest request);
}
