package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * The way to the CSMS. Each bundle gets a façade of its own: when the bundle goes, promises of its open calls are never resolved and its
 * waiting calls are not sent. Used on the station loop, where promises resolve too.
 */
@ProviderType
public interface Csms {

    /**
     * Sends a request and gives its answer. Requests are sent in order of the calls, one at a time (one open CALL a direction); those
     * that must outlive a lost link go to the {@link Outbox} instead.
     *
     * @return fails with {@link CallFailedException}, at once when there is no link, or when the station is not accepted yet and the request
     *         is not BootNotification (B01.FR.08, B02.FR.02, B03.FR.03)
     */
    <R extends Response> Promise<R> call(Request<R> request);

    /** As {@link #call}, for what the CSMS itself asked for and that may therefore be sent while Pending (B02.FR.02, F06.FR.17). */
    <R extends Response> Promise<R> callAsAsked(Request<R> request);

    /**
     * Sends a message that has no answer (SEND, since OCPP 2.1). It does not wait for the answer to a call; one that is sent while a call of the CSMS is
     * handled goes out after its answer.
     *
     * @return resolved when the network has it, which is all that is known of it; fails with {@link CallFailedException}: INVALID_REQUEST with
     *         NotSupported on a link whose version has no such messages, else as for {@link #call}
     */
    Promise<Void> send(Unconfirmed message);

    Link link();

    /** How long ago the last CALL of the station was answered; a heartbeat is due only after silence (G02.FR.06). */
    Duration silence();
}
