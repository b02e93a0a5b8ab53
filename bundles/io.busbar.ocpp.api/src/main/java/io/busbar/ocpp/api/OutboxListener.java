package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.store.api.Commit;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the answers to messages of the {@link Outbox}; a service with {@link AnswersTo}. What it changes joins the commit that takes the
 * message off the queue, so after a power cut an answer is handled again or not needed. On the station loop.
 */
@ConsumerType
public interface OutboxListener<Q extends Request<R>, R extends Response> {

    void answered(Commit commit, Q request, R response);

    /** The message was given up: all attempts failed, or the CSMS refused it (E13.FR.03). */
    void abandoned(Commit commit, Q request, String why);
}
