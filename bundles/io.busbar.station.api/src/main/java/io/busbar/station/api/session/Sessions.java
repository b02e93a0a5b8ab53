package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * The charging sessions, kept by the transactions block. While it is absent nobody can charge, and callers answer accordingly. On the loop.
 */
@ProviderType
public interface Sessions {

    /** The result of an {@link Authorization}. */
    sealed interface Outcome {

        /** Accepted, with the transaction if one runs now; else it starts when a point of TxStartPoint is met. */
        record Accepted(Optional<String> transactionId) implements Outcome {}

        /** The EVSE cannot be authorized now. */
        record Rejected(String reason) implements Outcome {}
    }

    /**
     * Authorizes the session of an EVSE: the car that is plugged, or the one that comes within EVConnectionTimeOut.
     *
     * @return resolved when durable
     */
    Promise<Outcome> authorize(int evseId, Authorization authorization);

    /** Selects the EVSE for a token presented at a reader of the whole station: a car that waits first, then a free one, then a car that had its transaction. */
    Optional<Integer> selectEvse();

    /** EVSEs with a transaction, or an authorization that waits for the car. */
    List<Integer> evsesInUse();

    /** The authorization of an EVSE that has none of a transaction yet (waiting for the car), or of its transaction. */
    Optional<Authorization> authorizationOf(int evseId);

    /**
     * Ends the authorization of an EVSE; the transaction ends as TxStopPoint says.
     *
     * @return resolved when durable: whether there was something to end
     */
    Promise<Boolean> stop(int evseId, StopRequest request);

    /** Whether a transaction of the EVSE is about to end: decided, and not durable yet, which takes seconds. */
    boolean ending(int evseId);

    /** The transaction of an EVSE. */
    Optional<TransactionView> transaction(int evseId);

    Optional<TransactionView> transaction(String transactionId);

    /** All that are not ended. */
    List<TransactionView> transactions();

    /** Reports meter values of a transaction in an Updated event. No effect when it has ended. @param trigger MeterValuePeriodic, MeterValueClock; UnlockCommand without values */
    void reportMeterValues(String transactionId, TriggerReason trigger, List<MeterValue> values);
}
